using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Transposed convolution: E = (H - 1) stride + dilation (R - 1) + 1 + OutputPadding - padding; with Padding.Same E = H * stride. Parameters: weight M x R x S x C, bias M.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TransposedConv2DAttribute : ConvolutionAttribute
    {
        /// <summary>Square kernel.</summary>
        /// <param name="channels">Output channels M.</param>
        /// <param name="kernel">Kernel height and width.</param>
        public TransposedConv2DAttribute(int channels, int kernel)
        {
            Channels = channels;
            Kernel = kernel;
        }

        /// <summary>Kernel of two sizes.</summary>
        /// <param name="channels">Output channels M.</param>
        /// <param name="kernelHeight">Kernel height R.</param>
        /// <param name="kernelWidth">Kernel width S.</param>
        public TransposedConv2DAttribute(int channels, int kernelHeight, int kernelWidth)
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

        /// <summary>Rows and columns added at the bottom and at the right, as in PyTorch.</summary>
        public int OutputPadding { get; set; }
    }
}
