using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>Mean over height and width: H x W x C -&gt; 1 x 1 x C.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class GlobalAveragePoolAttribute : ActivatedAttribute
    {
    }
}
