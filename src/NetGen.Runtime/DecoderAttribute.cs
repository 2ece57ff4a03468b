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
        /// <summary>Steps: symbols that are written.</summary>
        public int Steps { get; set; }

        /// <summary>The layers that give what the states begin with, in the order in which the step declares those.</summary>
        public string[]? State { get; set; }
    }
}
