using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>What the network's convolutions, and the blocks made of them, have where they say nothing themselves: papers say once that batch normalization and ReLU follow every convolution. What is not given here stays as it is.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ConvolutionDefaultsAttribute : DeclarationAttribute
    {
        /// <summary>Whether convolutions add a bias.</summary>
        public bool Bias { get; set; }

        /// <summary>Batch normalization between each convolution and its activation.</summary>
        public bool BatchNorm { get; set; }

        /// <summary>Added to the variance by batch normalization.</summary>
        public float Epsilon { get; set; }

        /// <summary>The activation function.</summary>
        public Activation Activation { get; set; }

        /// <summary>Slope of LeakyRelu for negative inputs.</summary>
        public float Alpha { get; set; }

        /// <summary>How kernels meet the border: Same, Valid, Symmetric or Causal.</summary>
        public Padding Padding { get; set; }
    }
}
