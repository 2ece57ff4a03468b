using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>max(x, 0), as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ReluAttribute : LayerAttribute
    {
    }
}
