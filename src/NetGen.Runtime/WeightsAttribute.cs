#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>The trained parameters of the network.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class WeightsAttribute : DeclarationAttribute
    {
        /// <summary>Seeded random parameters, to measure a shape before training it; give <see cref="Seed"/>.</summary>
        public WeightsAttribute()
        {
        }

        /// <summary>Parameters from a file in NetGen's text format (docs/parameters.md).</summary>
        /// <param name="path">File name, or the end of the path, of a parameter file among the project's AdditionalFiles.</param>
        public WeightsAttribute(string path)
        {
            Path = path;
        }

        /// <summary>The parameter file.</summary>
        public string? Path { get; }

        /// <summary>Seed of random parameters where there is no file.</summary>
        public int Seed { get; set; }
    }
}
