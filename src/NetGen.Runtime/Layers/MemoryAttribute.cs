using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>In a step of a <see cref="DecoderAttribute"/>: the layer that the decoder's use reads, the same in every step.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class MemoryAttribute : LayerAttribute
    {
    }
}
