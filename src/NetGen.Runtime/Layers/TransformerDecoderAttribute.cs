#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A layer of a transformer's decoder (arXiv:1706.03762): causal attention of a sequence t x k to itself, attention to a memory where one is named, a feed-forward network, a sum and a normalization each. Keeps the shape.
    /// Expands into <c>Name.self</c>, <c>Name.cross</c>, <c>Name.feedforward</c>, <c>Name.add1</c> to <c>add3</c>, <c>Name.norm1</c> to <c>norm3</c>; without a memory there are two of each.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TransformerDecoderAttribute : TransformerAttribute
    {
        /// <summary>With so many heads, and so many values in the middle of the feed-forward network.</summary>
        /// <param name="heads">Heads; they divide the channels.</param>
        /// <param name="hidden">Values of a position between the layers of the feed-forward network.</param>
        public TransformerDecoderAttribute(int heads, int hidden)
            : base(heads, hidden)
        {
        }

        /// <summary>The layer that the decoder attends to, as a rule the encoder's last; without it a decoder alone, as language models are.</summary>
        public string? Memory { get; set; }
    }
}
