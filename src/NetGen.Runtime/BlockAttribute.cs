using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// Base of the blocks: each expands into plain layers, named below it. A block of your own derives from it: a partial class whose constructor's
    /// parameters are the block's parameters, whose constants of the same names, with a capital, stand for them, and whose attributed
    /// <c>static partial void</c> methods are its layers, in whose arguments one may compute with the constants. An <c>[Input]</c> without sizes names the block's input.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public abstract class BlockAttribute : LayerAttribute
    {
        /// <summary>Units one behind the other, <c>Name.1</c> to <c>Name.n</c>; the first one alone has the stride. 1: a single one, without a number.</summary>
        public int Repeat { get; set; } = 1;
    }
}
