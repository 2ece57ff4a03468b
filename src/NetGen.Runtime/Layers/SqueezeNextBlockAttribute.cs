using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Block of SqueezeNext (arXiv:1803.10615): pointwise to M/2 and M/4 channels, a column and a row kernel of M/2 channels, pointwise to M; the input is added, through a pointwise convolution where the shape changes. Expands into <c>Name.reduce1</c>, <c>Name.reduce2</c>, <c>Name.vertical</c>, <c>Name.horizontal</c>, <c>Name.expand</c>, <c>Name.shortcut</c>, <c>Name.add</c>. Defaults: Relu behind every convolution and the addition; padding Symmetric; the first pointwise convolution and the shortcut have the stride.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SqueezeNextBlockAttribute : ConvolutionBlockAttribute
    {
        /// <summary>The given number of output channels.</summary>
        /// <param name="channels">Output channels M, a multiple of 4.</param>
        public SqueezeNextBlockAttribute(int channels)
        {
            Channels = channels;
            Activation = Activation.Relu;
            Padding = Padding.Symmetric;
        }

        /// <summary>Output channels M, a multiple of 4.</summary>
        public int Channels { get; }

        /// <summary>Length of the column and of the row kernel.</summary>
        public int Kernel { get; set; } = 3;

        /// <summary>1 x 3 before 3 x 1.</summary>
        public bool RowFirst { get; set; }

        /// <summary>With <see cref="BlockAttribute.Repeat"/>: every second unit has the other order.</summary>
        public bool Alternating { get; set; }
    }
}
