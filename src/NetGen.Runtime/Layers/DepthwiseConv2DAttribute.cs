using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Depthwise convolution, a kernel for each channel: H x W x C -&gt; E x F x C*multiplier. MACs = E F R S C multiplier. Parameters: weight R x S x C*multiplier, bias C*multiplier.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class DepthwiseConv2DAttribute : ConvolutionAttribute
    {
        /// <summary>Square kernel.</summary>
        /// <param name="kernel">Kernel height and width.</param>
        public DepthwiseConv2DAttribute(int kernel)
        {
            Kernel = kernel;
        }

        /// <summary>Kernel of two sizes.</summary>
        /// <param name="kernelHeight">Kernel height R.</param>
        /// <param name="kernelWidth">Kernel width S.</param>
        public DepthwiseConv2DAttribute(int kernelHeight, int kernelWidth)
        {
            KernelHeight = kernelHeight;
            KernelWidth = kernelWidth;
        }

        /// <summary>Kernel size.</summary>
        public int Kernel { get; }

        /// <summary>Kernel height.</summary>
        public int KernelHeight { get; }

        /// <summary>Kernel width.</summary>
        public int KernelWidth { get; }

        /// <summary>Output channels for each input channel.</summary>
        public int Multiplier { get; set; } = 1;
    }
}
