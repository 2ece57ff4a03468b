using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>x * Phi(x), as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class GeluAttribute : LayerAttribute
    {
    }
}
