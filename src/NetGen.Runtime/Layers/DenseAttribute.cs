#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
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

        /// <summary>Whether the layer runs at each position of a sequence or map by itself: L x C -&gt; L x units, weight units x C, MACs = L C units.</summary>
        public bool PerPosition { get; set; }

        /// <summary>The layer whose weight this one has as well: tied embeddings. With PerPosition; the weight counts once, where it belongs.</summary>
        public string? WeightOf { get; set; }

        /// <summary>Layers one behind the other, <c>Name.1</c> to <c>Name.n</c>; 1: a single one, without a number.</summary>
        public int Repeat { get; set; } = 1;
    }
}
