using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Scales height and width of all feature maps that are inputs, and the length of sequences, to the nearest integer (MobileNet's rho, arXiv:1704.04861).</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ResolutionMultiplierAttribute : DeclarationAttribute
    {
        /// <summary>The given factor.</summary>
        /// <param name="factor">Rows and columns for each declared one, such as 160 / 224.0.</param>
        public ResolutionMultiplierAttribute(double factor)
        {
            Factor = factor;
        }

        /// <summary>Rows and columns for each declared one, such as 160 / 224.0.</summary>
        public double Factor { get; }
    }
}
