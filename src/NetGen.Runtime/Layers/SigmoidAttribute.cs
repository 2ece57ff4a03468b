using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>1 / (1 + exp(-x)), as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SigmoidAttribute : LayerAttribute
    {
    }
}
