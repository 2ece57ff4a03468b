using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>x * min(max(x + 3, 0), 6) / 6, as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class HardSwishAttribute : LayerAttribute
    {
    }
}
