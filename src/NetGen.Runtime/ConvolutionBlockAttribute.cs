using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Base of the blocks made of convolutions. The defaults are those of the block's paper; each block's comment names them.</summary>
    [ExcludeType]
    public abstract class ConvolutionBlockAttribute : BlockAttribute
    {
        /// <summary>Step along both axes of the convolution that has the stride.</summary>
        public int Stride { get; set; } = 1;

        /// <summary>How kernels meet the border.</summary>
        public Padding Padding { get; set; }

        /// <summary>Whether the convolutions add a bias.</summary>
        public bool Bias { get; set; }

        /// <summary>Batch normalization between each convolution and its activation.</summary>
        public bool BatchNorm { get; set; } = true;

        /// <summary>Added to the variance by batch normalization.</summary>
        public float Epsilon { get; set; } = 1e-3f;

        /// <summary>The activation function.</summary>
        public Activation Activation { get; set; }

        /// <summary>Slope of LeakyRelu for negative inputs.</summary>
        public float Alpha { get; set; } = 0.01f;

        /// <summary>Whether a width multiplier of the network changes the channels.</summary>
        public WidthScaling WidthScaling { get; set; }
    }
}
