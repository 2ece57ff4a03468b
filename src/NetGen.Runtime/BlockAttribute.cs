using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Base of the blocks: each expands into plain layers, named below it.</summary>
    [ExcludeType]
    public abstract class BlockAttribute : LayerAttribute
    {
        /// <summary>Units one behind the other, <c>Name.1</c> to <c>Name.n</c>; the first one alone has the stride. 1: a single one, without a number.</summary>
        public int Repeat { get; set; } = 1;
    }
}
