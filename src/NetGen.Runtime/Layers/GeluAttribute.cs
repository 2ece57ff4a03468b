using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>x * Phi(x), as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class GeluAttribute : LayerAttribute
    {
    }
}
