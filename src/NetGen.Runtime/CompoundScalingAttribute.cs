using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>EfficientNet's compound scaling (arXiv:1905.11946): depth, width and resolution multiplied by the three bases to the power of phi.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class CompoundScalingAttribute : DeclarationAttribute
    {
        /// <summary>The given exponent.</summary>
        /// <param name="phi">The compound coefficient; 0 is the network as declared.</param>
        public CompoundScalingAttribute(double phi)
        {
            Phi = phi;
        }

        /// <summary>The compound coefficient; 0 is the network as declared.</summary>
        public double Phi { get; }

        /// <summary>Base of the factor for units of stages.</summary>
        public double Depth { get; set; } = 1.2;

        /// <summary>Base of the factor for channels.</summary>
        public double Width { get; set; } = 1.1;

        /// <summary>Base of the factor for rows and columns of inputs.</summary>
        public double Resolution { get; set; } = 1.15;

        /// <summary>A scaled width is the nearest multiple of it, and the next one where that would lose more than a tenth.</summary>
        public int Divisor { get; set; } = 8;

        /// <summary>The fewest channels; 0: <see cref="Divisor"/>.</summary>
        public int Minimum { get; set; }
    }
}
