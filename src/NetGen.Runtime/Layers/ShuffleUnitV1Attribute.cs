using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Unit of ShuffleNet (arXiv:1707.01083): grouped pointwise convolution to a quarter of the channels, channel shuffle, depthwise convolution, grouped pointwise convolution. With stride 1 the input is added and the activation follows; with a stride the input, average-pooled, is concatenated before it. Expands into <c>Name.reduce</c>, <c>Name.shuffle</c>, <c>Name.depthwise</c>, <c>Name.expand</c>, then <c>Name.add</c> or <c>Name.pool</c> and <c>Name.concat</c>. Defaults: Relu, not behind the depthwise convolution; padding Symmetric.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ShuffleUnitV1Attribute : ConvolutionBlockAttribute
    {
        /// <summary>Output channels and groups.</summary>
        /// <param name="channels">Output channels.</param>
        /// <param name="groups">Groups of both pointwise convolutions.</param>
        public ShuffleUnitV1Attribute(int channels, int groups)
        {
            Channels = channels;
            Groups = groups;
            Activation = Activation.Relu;
            Padding = Padding.Symmetric;
        }

        /// <summary>Output channels.</summary>
        public int Channels { get; }

        /// <summary>Groups of both pointwise convolutions.</summary>
        public int Groups { get; }

        /// <summary>Kernel height and width of the depthwise convolution.</summary>
        public int Kernel { get; set; } = 3;

        /// <summary>The first pointwise convolution, of the first unit of a stage, has one group: the paper's first stage, whose input has few channels.</summary>
        public bool UngroupedFirst { get; set; }

        /// <summary>The shuffle stands behind the depthwise convolution (Megvii's code) instead of before it (the paper).</summary>
        public bool ShuffleAfterDepthwise { get; set; }
    }
}
