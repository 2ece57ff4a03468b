using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>In a step of a <see cref="DecoderAttribute"/>: the symbol that the step before wrote, a 32-bit integer, which an <see cref="EmbeddingAttribute"/> looks up: a vector.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PreviousSymbolAttribute : LayerAttribute
    {
        /// <summary>The symbol that the named layer scores highest.</summary>
        /// <param name="next">The layer of the step that gives a score for each symbol; the first of the largest is written.</param>
        public PreviousSymbolAttribute(string next)
        {
            Next = next;
        }

        /// <summary>The layer of the step that gives a score for each symbol.</summary>
        public string Next { get; }

        /// <summary>The symbol that the first step is told.</summary>
        public int Start { get; set; }
    }
}
