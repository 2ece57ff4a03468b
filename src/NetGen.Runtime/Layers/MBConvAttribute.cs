using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Mobile inverted bottleneck of MnasNet (arXiv:1807.11626), MobileNet V3 (arXiv:1905.02244) and EfficientNet (arXiv:1905.11946): an inverted residual of any kernel and activation, with squeeze and excitation behind the depthwise convolution where <see cref="SqueezeReduction"/> asks for it. Expands into <c>Name.expand</c> (not where the middle is as wide as the input), <c>Name.depthwise</c>, <c>Name.se</c>, <c>Name.project</c>, <c>Name.add</c> (where the shapes allow it). Default activation: Swish.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class MBConvAttribute : ConvolutionBlockAttribute
    {
        /// <summary>Output channels and kernel.</summary>
        /// <param name="channels">Output channels.</param>
        /// <param name="kernel">Kernel height and width of the depthwise convolution.</param>
        public MBConvAttribute(int channels, int kernel)
        {
            Channels = channels;
            Kernel = kernel;
            Activation = Activation.Swish;
        }

        /// <summary>Output channels.</summary>
        public int Channels { get; }

        /// <summary>Kernel height and width of the depthwise convolution.</summary>
        public int Kernel { get; }

        /// <summary>Channels in the middle for each input channel.</summary>
        public int Expansion { get; set; } = 6;

        /// <summary>Channels between expansion and projection; 0: from <see cref="Expansion"/>.</summary>
        public int ExpandedChannels { get; set; }

        /// <summary>Channels for each unit of the squeeze; 0: no squeeze and excitation.</summary>
        public int SqueezeReduction { get; set; }

        /// <summary>The channels that <see cref="SqueezeReduction"/> divides.</summary>
        public SqueezeOf SqueezeOf { get; set; }

        /// <summary>See <see cref="SqueezeExciteAttribute.Divisor"/>.</summary>
        public int SqueezeDivisor { get; set; } = 1;

        /// <summary>Follows the reducing layer of squeeze and excitation.</summary>
        public Activation SqueezeActivation { get; set; } = Activation.Relu;

        /// <summary>Follows the expanding layer of squeeze and excitation: Sigmoid or HardSigmoid.</summary>
        public Activation Gate { get; set; } = Activation.Sigmoid;
    }
}
