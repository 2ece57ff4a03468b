using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Mean over height and width: H x W x C -&gt; 1 x 1 x C.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class GlobalAveragePoolAttribute : ActivatedAttribute
    {
    }
}
