using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A vector for each token: L indices -&gt; L x size. Reads <see cref="TokensAttribute"/>, or what ArgMax gives. No MACs. Parameter: weight vocabulary x size.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class EmbeddingAttribute : LayerAttribute
    {
        /// <summary>A vector of the given size for each word of the vocabulary.</summary>
        /// <param name="vocabulary">Words: tokens are from 0 to vocabulary - 1.</param>
        /// <param name="size">Values of a vector.</param>
        public EmbeddingAttribute(int vocabulary, int size)
        {
            Vocabulary = vocabulary;
            Size = size;
        }

        /// <summary>Words: tokens are from 0 to vocabulary - 1.</summary>
        public int Vocabulary { get; }

        /// <summary>Values of a vector.</summary>
        public int Size { get; }
    }
}
