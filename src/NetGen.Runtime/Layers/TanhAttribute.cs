using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>tanh(x), as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TanhAttribute : LayerAttribute
    {
    }
}
