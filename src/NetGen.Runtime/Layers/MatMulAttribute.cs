using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Product of two layers. Without <see cref="TransposeRight"/>: t x s and s x n -&gt; t x n, MACs = t s n. With it: t x k and s x k -&gt; t x s, MACs = t s k: the scores of attention.
    /// With heads each head by itself: t x h d and s x g d -&gt; t x h x s, and t x h x s and s x g d -&gt; t x h d. No parameters.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class MatMulAttribute : LayerAttribute
    {
        /// <summary>Product of the named layers, left and right. A single name is joined with the layer above.</summary>
        /// <param name="inputs">Names of the layers.</param>
        public MatMulAttribute(params string[] inputs)
        {
            Inputs = inputs;
        }

        /// <summary>Names of the layers.</summary>
        public string[] Inputs { get; }

        /// <summary>Whether rows are multiplied with rows.</summary>
        public bool TransposeRight { get; set; }

        /// <summary>Heads h of the left layer.</summary>
        public int Heads { get; set; } = 1;

        /// <summary>Heads g of the right layer, each for h / g of the left one's; 0: as many.</summary>
        public int KeyValueHeads { get; set; }

        /// <summary>Whether position i of the left layer meets none of the right one behind i (t = s): MACs = t (t + 1) / 2 of the others; scores behind i are 0.</summary>
        public bool Causal { get; set; }
    }
}
