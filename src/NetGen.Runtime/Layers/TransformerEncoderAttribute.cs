using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A layer of a transformer (arXiv:1706.03762): attention of a sequence t x k to itself, a feed-forward network, a sum and a normalization each. Keeps the shape. MACs = 4 t k^2 + 2 t^2 k + 2 t k hidden.
    /// Expands into <c>Name.self</c>, <c>Name.add1</c>, <c>Name.norm1</c>, <c>Name.feedforward</c>, <c>Name.add2</c>, <c>Name.norm2</c>.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TransformerEncoderAttribute : TransformerAttribute
    {
        /// <summary>With so many heads, and so many values in the middle of the feed-forward network.</summary>
        /// <param name="heads">Heads; they divide the channels.</param>
        /// <param name="hidden">Values of a position between the layers of the feed-forward network.</param>
        public TransformerEncoderAttribute(int heads, int hidden)
            : base(heads, hidden)
        {
        }

        /// <summary>Whether a position sees itself and what is before it alone.</summary>
        public bool Causal { get; set; }
    }
}
