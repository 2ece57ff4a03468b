using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>x * min(max(x + 3, 0), 6) / 6, as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class HardSwishAttribute : LayerAttribute
    {
    }
}
