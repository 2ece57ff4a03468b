#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Attention with several heads (arXiv:1706.03762) over a sequence t x k, or from it to a memory s x m. Keeps the shape. MACs = 4 t k^2 + 2 t^2 k of a sequence to itself, causal 4 t k^2 + t (t + 1) k.
    /// Expands into <c>Name.query</c>, <c>Name.key</c>, <c>Name.value</c>, <c>Name.scores</c> t x heads x s, <c>Name.weights</c>, <c>Name.context</c>, <c>Name.output</c>; with rotary encoding <c>Name.turnedQuery</c>, <c>Name.turnedKey</c>.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class MultiHeadAttentionAttribute : BlockAttribute
    {
        /// <summary>Attention with the given number of heads.</summary>
        /// <param name="heads">Heads; they divide the channels.</param>
        public MultiHeadAttentionAttribute(int heads)
        {
            Heads = heads;
        }

        /// <summary>Heads of the queries.</summary>
        public int Heads { get; }

        /// <summary>The layer whose positions keys and values come from; without it, those of the input.</summary>
        public string? Memory { get; set; }

        /// <summary>Whether a position sees itself and what is before it alone.</summary>
        public bool Causal { get; set; }

        /// <summary>Heads of keys and values, each for several of the queries (grouped-query attention); 0: as many.</summary>
        public int KeyValueHeads { get; set; }

        /// <summary>Values of a head; 0: channels / heads.</summary>
        public int HeadSize { get; set; }

        /// <summary>Whether the dense layers add biases.</summary>
        public bool Bias { get; set; } = true;

        /// <summary>Rotary encoding of queries and keys.</summary>
        public RotaryPairs Rotary { get; set; }

        /// <summary>Its base.</summary>
        public float RotaryBase { get; set; } = 10000f;
    }
}
