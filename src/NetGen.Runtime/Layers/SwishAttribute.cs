using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>x * sigmoid(x), as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SwishAttribute : LayerAttribute
    {
    }
}
