using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Two-dimensional convolution: H x W x C -&gt; E x F x M. MACs = E F R S (C / groups) M. Parameters: weight M x R x S x C/groups, bias M.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class Conv2DAttribute : ConvolutionAttribute
    {
        /// <summary>Square kernel.</summary>
        /// <param name="channels">Output channels M.</param>
        /// <param name="kernel">Kernel height and width.</param>
        public Conv2DAttribute(int channels, int kernel)
        {
            Channels = channels;
            Kernel = kernel;
        }

        /// <summary>Kernel of two sizes.</summary>
        /// <param name="channels">Output channels M.</param>
        /// <param name="kernelHeight">Kernel height R.</param>
        /// <param name="kernelWidth">Kernel width S.</param>
        public Conv2DAttribute(int channels, int kernelHeight, int kernelWidth)
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

        /// <summary>Groups of channels convolved apart; divides input and output channels.</summary>
        public int Groups { get; set; } = 1;
    }
}
