using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>1 / (1 + exp(-x)), as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SigmoidAttribute : LayerAttribute
    {
    }
}
