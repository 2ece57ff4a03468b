using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>What a Fire module adds to its result.</summary>
    [ExcludeType]
    public enum FireBypass
    {
        /// <summary>Nothing.</summary>
        None,

        /// <summary>The input, which has as many channels as the result: <c>Name.add</c>.</summary>
        Simple,

        /// <summary>The input through a pointwise convolution with bias and without activation: <c>Name.bypass</c>, <c>Name.add</c>.</summary>
        Complex,
    }
}
