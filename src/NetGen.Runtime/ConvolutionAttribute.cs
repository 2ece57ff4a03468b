using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Base of the convolutions.</summary>
    [ExcludeType]
    public abstract class ConvolutionAttribute : WindowAttribute
    {
        /// <summary>Distance of neighbouring kernel values along both axes, in input values.</summary>
        public int Dilation { get; set; } = 1;

        /// <summary>Distance along the height where it differs from <see cref="Dilation"/>.</summary>
        public int DilationHeight { get; set; }

        /// <summary>Distance along the width where it differs from <see cref="Dilation"/>.</summary>
        public int DilationWidth { get; set; }

        /// <summary>Whether the layer adds a bias to each output channel (parameter <c>Layer.bias</c>).</summary>
        public bool Bias { get; set; } = true;

        /// <summary>Batch normalization between the convolution and the activation, folded into the convolution (parameters <c>Layer.gamma, Layer.beta, Layer.mean, Layer.variance</c>).</summary>
        public bool BatchNorm { get; set; }

        /// <summary>Added to the variance by batch normalization.</summary>
        public float Epsilon { get; set; } = 1e-3f;

        /// <summary>Layers one behind the other, <c>Name.1</c> to <c>Name.n</c>; the first one alone has the stride. 1: a single one, without a number.</summary>
        public int Repeat { get; set; } = 1;

        /// <summary>Whether a width multiplier of the network changes the channels.</summary>
        public WidthScaling WidthScaling { get; set; }
    }
}
