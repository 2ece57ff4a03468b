using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>min(max(x + 3, 0), 6) / 6, as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class HardSigmoidAttribute : LayerAttribute
    {
    }
}
