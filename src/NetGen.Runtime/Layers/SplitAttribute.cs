using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Cuts the input into equal parts along an axis; part k is named "Name.k".</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SplitAttribute : LayerAttribute
    {
        /// <summary>Equal parts.</summary>
        /// <param name="parts">Number of parts.</param>
        public SplitAttribute(int parts)
        {
            Parts = parts;
        }

        /// <summary>Number of parts.</summary>
        public int Parts { get; }

        /// <summary>Axis to cut; negative counts from the last.</summary>
        public int Axis { get; set; } = -1;
    }
}
