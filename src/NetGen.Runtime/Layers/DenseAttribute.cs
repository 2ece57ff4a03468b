using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Fully connected layer over all values of the input, flattened in row-major order. MACs = inputs * units. Parameters: weight units x inputs, bias units.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class DenseAttribute : ActivatedAttribute
    {
        /// <summary>The given number of outputs.</summary>
        /// <param name="units">Outputs.</param>
        public DenseAttribute(int units)
        {
            Units = units;
        }

        /// <summary>Outputs.</summary>
        public int Units { get; }

        /// <summary>Whether the layer adds a bias to each output.</summary>
        public bool Bias { get; set; } = true;

        /// <summary>Batch normalization before the activation, folded into the layer.</summary>
        public bool BatchNorm { get; set; }

        /// <summary>Added to the variance by batch normalization.</summary>
        public float Epsilon { get; set; } = 1e-3f;

        /// <summary>Layers one behind the other, <c>Name.1</c> to <c>Name.n</c>; 1: a single one, without a number.</summary>
        public int Repeat { get; set; } = 1;
    }
}
