using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Scales the channels of all convolutions and blocks (MobileNet's alpha, arXiv:1704.04861). Dense layers keep their units; a layer's <c>WidthScaling</c> exempts it.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class WidthMultiplierAttribute : DeclarationAttribute
    {
        /// <summary>The given factor.</summary>
        /// <param name="factor">Channels for each declared channel.</param>
        public WidthMultiplierAttribute(double factor)
        {
            Factor = factor;
        }

        /// <summary>Channels for each declared channel.</summary>
        public double Factor { get; }

        /// <summary>A scaled width is the nearest multiple of it, and the next one where that would lose more than a tenth.</summary>
        public int Divisor { get; set; } = 8;

        /// <summary>The fewest channels; 0: <see cref="Divisor"/>.</summary>
        public int Minimum { get; set; }
    }
}
