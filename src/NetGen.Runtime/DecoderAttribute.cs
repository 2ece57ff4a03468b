#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Base of the decoders: one writes symbol after symbol, each step told what the one before wrote. A decoder of your own derives from it: a partial class whose
    /// attributed <c>static partial void</c> methods are the layers of one step, as those of a block are. What a step reads: <c>[PreviousSymbol]</c>, or <c>[PreviousSymbols]</c> where its layers are those of all steps, <c>[PreviousState]</c> and
    /// <c>[Memory]</c>, the layer that the decoder's use reads. Output: the symbols, steps 32-bit integers, as "Name.0", if the step marks layers with <c>[Output]</c>,
    /// whose values are "Name.1" and so on, one row a step. What depends on the memory alone is computed once.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public abstract class DecoderAttribute : LayerAttribute
    {
        /// <summary>Steps: symbols that are written, at most.</summary>
        public int Steps { get; set; }

        /// <summary>
        /// Hypotheses that beam search keeps: in each step the step's layers run for each of them, and of all symbols that can follow on them those of the largest sums of log-probabilities are
        /// kept, of equals those of the better hypothesis. The symbols of the best one are written. 1 is greedy decoding. MACs: the steps' times the hypotheses, of which the first step has one.
        /// </summary>
        public int Beam { get; set; } = 1;

        /// <summary>The symbol that ends a sequence: symbols behind it are the same, rows of layers marked with <c>[Output]</c> zeros, and no further step runs once the best sequence has ended. -1: there is none.</summary>
        public int End { get; set; } = -1;

        /// <summary>Whether the sum of the symbols' log-probabilities is an output, the last one: a float.</summary>
        public bool Score { get; set; }

        /// <summary>The layers that give what the states begin with, in the order in which the step declares those.</summary>
        public string[]? State { get; set; }
    }
}
