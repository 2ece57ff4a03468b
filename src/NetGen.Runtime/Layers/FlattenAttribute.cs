using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>The input as a vector, in row-major order.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FlattenAttribute : LayerAttribute
    {
    }
}
