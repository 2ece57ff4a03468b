using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Fire module of SqueezeNet (arXiv:1602.07360): a pointwise convolution squeezes the channels, a pointwise and a 3 x 3 convolution expand them side by side. H x W x C -&gt; H x W x (e1 + e3). MACs = H W (C s + s e1 + 9 s e3). Expands into <c>Name.squeeze</c>, <c>Name.expand1x1</c>, <c>Name.expand3x3</c>, <c>Name.concat</c>. Defaults: bias, no normalization, Relu behind each convolution; both expansions have the stride.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FireAttribute : ConvolutionBlockAttribute
    {
        /// <summary>Squeeze, then expand.</summary>
        /// <param name="squeeze">Channels s of the squeezing convolution.</param>
        /// <param name="expand1x1">Channels e1 of the pointwise expansion.</param>
        /// <param name="expand3x3">Channels e3 of the 3 x 3 expansion.</param>
        public FireAttribute(int squeeze, int expand1x1, int expand3x3)
        {
            Squeeze = squeeze;
            Expand1x1 = expand1x1;
            Expand3x3 = expand3x3;
            Bias = true;
            BatchNorm = false;
            Activation = Activation.Relu;
        }

        /// <summary>Channels s of the squeezing convolution.</summary>
        public int Squeeze { get; }

        /// <summary>Channels e1 of the pointwise expansion.</summary>
        public int Expand1x1 { get; }

        /// <summary>Channels e3 of the 3 x 3 expansion.</summary>
        public int Expand3x3 { get; }

        /// <summary>What is added to the result.</summary>
        public FireBypass Bypass { get; set; }
    }
}
