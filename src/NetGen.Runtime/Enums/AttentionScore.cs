using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>What a query s and a position v of a memory are compared by.</summary>
    [ExcludeType]
    public enum AttentionScore
    {
        /// <summary>s . v, of equally many values.</summary>
        Dot,

        /// <summary>s . v over the square root of their number.</summary>
        ScaledDot,

        /// <summary>W s . v: the query is brought to the memory's size.</summary>
        General,
    }
}
