using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>What says where a position of a sequence stands.</summary>
    [ExcludeType]
    public enum PositionalKind
    {
        /// <summary>Trained values.</summary>
        Learned,

        /// <summary>sin(p / 10000^(2 i / C)) in channel 2 i, the cosine in channel 2 i + 1 (arXiv:1706.03762).</summary>
        Sinusoidal,
    }
}
