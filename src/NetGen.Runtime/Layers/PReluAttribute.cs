using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>x for x &gt;= 0, alpha[c] * x otherwise, with a learned slope for each channel (parameter alpha), as a layer of its own.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PReluAttribute : LayerAttribute
    {
    }
}
