using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>x * sigmoid(x), as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SwishAttribute : LayerAttribute
    {
    }
}
