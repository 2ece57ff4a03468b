using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>The input as a vector, in row-major order.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FlattenAttribute : LayerAttribute
    {
    }
}
