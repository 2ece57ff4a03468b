using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Unit of ShuffleNet V2 (arXiv:1807.11164). With stride 1 one half of the channels passes, the other goes through pointwise, depthwise and pointwise convolution; with a stride both branches see all channels, the short one through depthwise and pointwise convolution. The branches are concatenated and the channels shuffled. Expands into <c>Name.split</c> or <c>Name.depthwise1</c> and <c>Name.pointwise1</c>, then <c>Name.reduce</c>, <c>Name.depthwise</c>, <c>Name.expand</c>, <c>Name.concat</c>, <c>Name.shuffle</c>. Defaults: Relu behind the pointwise convolutions; padding Symmetric.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ShuffleUnitV2Attribute : ConvolutionBlockAttribute
    {
        /// <summary>The given number of output channels.</summary>
        /// <param name="channels">Output channels, an even number.</param>
        public ShuffleUnitV2Attribute(int channels)
        {
            Channels = channels;
            Activation = Activation.Relu;
            Padding = Padding.Symmetric;
        }

        /// <summary>Output channels, an even number.</summary>
        public int Channels { get; }

        /// <summary>Kernel height and width of the depthwise convolutions.</summary>
        public int Kernel { get; set; } = 3;

        /// <summary>The halves are the even and the odd channels, and no shuffle follows (Megvii's code: <c>Name.even</c>, <c>Name.odd</c>), instead of the first and the second half with a shuffle behind (torchvision's).</summary>
        public bool EvenOdd { get; set; }
    }
}
