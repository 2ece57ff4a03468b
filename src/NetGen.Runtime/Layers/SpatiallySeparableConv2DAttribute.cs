using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A column kernel, then a row kernel: M x 1, then 1 x N. Expands into two convolutions, <c>Name.vertical</c> and <c>Name.horizontal</c>; the activation follows the second.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SpatiallySeparableConv2DAttribute : ConvolutionAttribute
    {
        /// <summary>Column kernel, then row kernel.</summary>
        /// <param name="channels">Output channels.</param>
        /// <param name="kernelHeight">Height M of the first kernel.</param>
        /// <param name="kernelWidth">Width N of the second kernel.</param>
        public SpatiallySeparableConv2DAttribute(int channels, int kernelHeight, int kernelWidth)
        {
            Channels = channels;
            KernelHeight = kernelHeight;
            KernelWidth = kernelWidth;
        }

        /// <summary>Output channels.</summary>
        public int Channels { get; }

        /// <summary>Height of the first kernel.</summary>
        public int KernelHeight { get; }

        /// <summary>Width of the second kernel.</summary>
        public int KernelWidth { get; }

        /// <summary>Channels between the two convolutions; 0: as many as the output.</summary>
        public int MiddleChannels { get; set; }

        /// <summary>Both convolutions depthwise: the separable kernel of image filtering, channel by channel. The output has the input's channels.</summary>
        public bool Depthwise { get; set; }
    }
}
