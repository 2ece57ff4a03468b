using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Inverted residual with linear bottleneck (MobileNet V2, arXiv:1801.04381): pointwise expansion to t C channels, depthwise convolution, linear pointwise projection; the input is added where its shape is the output's. MACs = H W C t C + E F t C (R S + M). Expands into <c>Name.expand</c> (not where t = 1), <c>Name.depthwise</c>, <c>Name.project</c>, <c>Name.add</c>. Defaults: 3 x 3 kernel, Relu6 behind the first two; the depthwise convolution has the stride.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class InvertedResidualAttribute : ConvolutionBlockAttribute
    {
        /// <summary>The given number of output channels.</summary>
        /// <param name="channels">Output channels M.</param>
        public InvertedResidualAttribute(int channels)
        {
            Channels = channels;
            Activation = Activation.Relu6;
        }

        /// <summary>Output channels M.</summary>
        public int Channels { get; }

        /// <summary>Channels in the middle for each input channel, t.</summary>
        public int Expansion { get; set; } = 6;

        /// <summary>Channels between expansion and projection; 0: from <see cref="Expansion"/>.</summary>
        public int ExpandedChannels { get; set; }

        /// <summary>Kernel height and width of the depthwise convolution.</summary>
        public int Kernel { get; set; } = 3;
    }
}
