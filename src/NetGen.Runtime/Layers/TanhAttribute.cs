using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>tanh(x), as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TanhAttribute : LayerAttribute
    {
    }
}
