using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Basic residual block (arXiv:1512.03385): two convolutions; the input is added, through a pointwise convolution where the shape changes, and the activation follows. Expands into <c>Name.conv1</c>, <c>Name.conv2</c>, <c>Name.se</c>, <c>Name.shortcut</c>, <c>Name.add</c>. Defaults: 3 x 3 kernels, Relu, padding Symmetric; the first convolution has the stride.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ResidualBasicAttribute : ConvolutionBlockAttribute
    {
        /// <summary>The given number of channels.</summary>
        /// <param name="channels">Output channels of both convolutions.</param>
        public ResidualBasicAttribute(int channels)
        {
            Channels = channels;
            Activation = Activation.Relu;
            Padding = Padding.Symmetric;
        }

        /// <summary>Output channels of both convolutions.</summary>
        public int Channels { get; }

        /// <summary>Kernel height and width.</summary>
        public int Kernel { get; set; } = 3;

        /// <summary>Normalization behind the shortcut's convolution; without it, that convolution has a bias.</summary>
        public bool ShortcutBatchNorm { get; set; } = true;

        /// <summary>Squeeze and excitation before the addition, with this reduction (SE-ResNet, arXiv:1709.01507: 16); 0: none.</summary>
        public int SqueezeReduction { get; set; }
    }
}
