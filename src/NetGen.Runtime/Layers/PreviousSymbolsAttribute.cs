using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// In a <see cref="DecoderAttribute"/>: what each step is told, all of them as one sequence of 32-bit integers: <see cref="Start"/>, and the symbols written so far. The layers
    /// are those of the whole sequence, as in training, and causal: position p sees 0 to p alone. Each step makes one position; keys and values of those before it are kept.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PreviousSymbolsAttribute : LayerAttribute
    {
        /// <summary>The symbols that the named layer scores highest.</summary>
        /// <param name="next">The layer that gives a score for each symbol, steps x symbols; the first of the largest is written.</param>
        public PreviousSymbolsAttribute(string next)
        {
            Next = next;
        }

        /// <summary>The layer that gives a score for each symbol.</summary>
        public string Next { get; }

        /// <summary>The symbol that the first step is told.</summary>
        public int Start { get; set; }
    }
}
