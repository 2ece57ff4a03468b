using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>max(x, 0), as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ReluAttribute : LayerAttribute
    {
    }
}
