using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>x for x &gt;= 0, exp(x) - 1 otherwise, as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class EluAttribute : LayerAttribute
    {
    }
}
