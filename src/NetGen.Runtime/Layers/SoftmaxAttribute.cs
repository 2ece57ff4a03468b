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

        /// <summary>Whether row i of t x t or t x heads x t values sees the values 0 to i alone; those behind become 0.</summary>
        public bool Causal { get; set; }
    }
}
