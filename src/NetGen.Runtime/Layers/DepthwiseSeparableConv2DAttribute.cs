using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Depthwise convolution, then pointwise convolution (MobileNet V1, arXiv:1704.04861). MACs = E F (R S C + C M). Expands into <c>Name.depthwise</c> and <c>Name.pointwise</c>; the activation follows both.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class DepthwiseSeparableConv2DAttribute : ConvolutionAttribute
    {
        /// <summary>Square kernel.</summary>
        /// <param name="channels">Output channels M.</param>
        /// <param name="kernel">Kernel height and width of the depthwise part.</param>
        public DepthwiseSeparableConv2DAttribute(int channels, int kernel)
        {
            Channels = channels;
            Kernel = kernel;
        }

        /// <summary>Kernel of two sizes.</summary>
        /// <param name="channels">Output channels M.</param>
        /// <param name="kernelHeight">Kernel height R.</param>
        /// <param name="kernelWidth">Kernel width S.</param>
        public DepthwiseSeparableConv2DAttribute(int channels, int kernelHeight, int kernelWidth)
        {
            Channels = channels;
            KernelHeight = kernelHeight;
            KernelWidth = kernelWidth;
        }

        /// <summary>Output channels.</summary>
        public int Channels { get; }

        /// <summary>Kernel size.</summary>
        public int Kernel { get; }

        /// <summary>Kernel height.</summary>
        public int KernelHeight { get; }

        /// <summary>Kernel width.</summary>
        public int KernelWidth { get; }

        /// <summary>Depthwise output channels for each input channel.</summary>
        public int Multiplier { get; set; } = 1;

        /// <summary>No activation between depthwise and pointwise part.</summary>
        public bool LinearMiddle { get; set; }
    }
}
