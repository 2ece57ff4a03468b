using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>An input of tokens: 32-bit integers, each the number of a word of a vocabulary, which an <see cref="EmbeddingAttribute"/> looks up. <c>Infer</c> throws an ArgumentException, and writes nothing, where one of them is not in the vocabulary.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TokensAttribute : LayerAttribute
    {
        /// <summary>Declares an input of so many tokens.</summary>
        /// <param name="length">Tokens of a sequence.</param>
        public TokensAttribute(int length)
        {
            Length = length;
        }

        /// <summary>Tokens of a sequence.</summary>
        public int Length { get; }
    }
}
