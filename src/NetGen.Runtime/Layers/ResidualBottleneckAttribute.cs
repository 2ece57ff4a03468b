using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Bottleneck residual block (arXiv:1512.03385): pointwise to the middle, 3 x 3, pointwise to the output; the input is added, through a pointwise convolution where the shape changes, and the activation follows. Expands into <c>Name.conv1</c>, <c>Name.conv2</c>, <c>Name.conv3</c>, <c>Name.se</c>, <c>Name.shortcut</c>, <c>Name.add</c>. Defaults: Relu, padding Symmetric; the first convolution has the stride, as in the paper.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ResidualBottleneckAttribute : ConvolutionBlockAttribute
    {
        /// <summary>Channels in the middle and of the output.</summary>
        /// <param name="middle">Channels of the first two convolutions.</param>
        /// <param name="channels">Output channels.</param>
        public ResidualBottleneckAttribute(int middle, int channels)
        {
            Middle = middle;
            Channels = channels;
            Activation = Activation.Relu;
            Padding = Padding.Symmetric;
        }

        /// <summary>Channels of the first two convolutions.</summary>
        public int Middle { get; }

        /// <summary>Output channels.</summary>
        public int Channels { get; }

        /// <summary>Kernel height and width of the second convolution.</summary>
        public int Kernel { get; set; } = 3;

        /// <summary>The stride is in the 3 x 3 convolution (called v1.5) instead of the first pointwise one.</summary>
        public bool StrideInKernel { get; set; }

        /// <summary>Normalization behind the shortcut's convolution; without it, that convolution has a bias.</summary>
        public bool ShortcutBatchNorm { get; set; } = true;

        /// <summary>Squeeze and excitation before the addition, with this reduction (SE-ResNet, arXiv:1709.01507: 16); 0: none.</summary>
        public int SqueezeReduction { get; set; }
    }
}
