using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>min(max(x + 3, 0), 6) / 6, as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class HardSigmoidAttribute : LayerAttribute
    {
    }
}
