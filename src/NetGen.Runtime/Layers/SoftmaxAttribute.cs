using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>exp(beta x) / sum exp(beta x) over the last axis.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SoftmaxAttribute : LayerAttribute
    {
        /// <summary>Factor of the logits.</summary>
        public float Beta { get; set; } = 1f;
    }
}
