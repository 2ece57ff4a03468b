using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Convolution with a 1 x 1 kernel: H x W x C -&gt; E x F x M. MACs = E F (C / groups) M. Parameters: weight M x 1 x 1 x C/groups, bias M.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PointwiseConv2DAttribute : ConvolutionAttribute
    {
        /// <summary>1 x 1 kernel.</summary>
        /// <param name="channels">Output channels M.</param>
        public PointwiseConv2DAttribute(int channels)
        {
            Channels = channels;
        }

        /// <summary>Output channels.</summary>
        public int Channels { get; }

        /// <summary>Groups of channels convolved apart; divides input and output channels.</summary>
        public int Groups { get; set; } = 1;
    }
}
