using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Which two values of a head rotary encoding turns together.</summary>
    [ExcludeType]
    public enum RotaryPairs
    {
        /// <summary>There is no rotary encoding.</summary>
        None,

        /// <summary>Value i and value i + size / 2: GPT-NeoX, and Llama as Hugging Face stores it.</summary>
        Halves,

        /// <summary>Values 2 i and 2 i + 1: RoFormer, and Llama as Meta's code has it.</summary>
        Neighbours,
    }
}
