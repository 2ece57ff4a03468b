using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>min(max(x, 0), 6), as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class Relu6Attribute : LayerAttribute
    {
    }
}
