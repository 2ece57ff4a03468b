using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Squeeze and excitation (arXiv:1709.01507): every channel is scaled by a factor between 0 and 1 that two dense layers find in the means of all channels. Keeps the shape H x W x C. MACs = 2 C s with s = C / reduction. Expands into <c>Name.pool</c>, <c>Name.reduce</c>, <c>Name.expand</c>, <c>Name.scale</c>; the dense layers have biases.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SqueezeExciteAttribute : BlockAttribute
    {
        /// <summary>Squeezed width from the channels.</summary>
        /// <param name="reduction">Channels for each squeezed unit: s = C / reduction, rounded down and at least 1, or to a multiple of <see cref="Divisor"/>.</param>
        public SqueezeExciteAttribute(int reduction)
        {
            Reduction = reduction;
        }

        /// <summary>Channels for each squeezed unit: s = C / reduction, rounded down and at least 1, or to a multiple of <see cref="Divisor"/>.</summary>
        public int Reduction { get; }

        /// <summary>The squeezed width s itself; 0: from the reduction.</summary>
        public int Units { get; set; }

        /// <summary>The squeezed width is the nearest multiple of it, at least one, and not less than 0.9 of the exact one (MobileNet V3: 8).</summary>
        public int Divisor { get; set; } = 1;

        /// <summary>Follows the reducing layer.</summary>
        public Activation Activation { get; set; } = Activation.Relu;

        /// <summary>Follows the expanding layer: Sigmoid or HardSigmoid.</summary>
        public Activation Gate { get; set; } = Activation.Sigmoid;
    }
}
