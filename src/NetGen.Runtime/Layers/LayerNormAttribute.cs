using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Layer normalization (arXiv:1607.06450): gamma (x - mean) / sqrt(variance + epsilon) + beta over the channels of each position. Keeps the shape. No MACs. Parameters: gamma, beta.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class LayerNormAttribute : LayerAttribute
    {
        /// <summary>Added to the variance, above 0; PyTorch's default.</summary>
        public float Epsilon { get; set; } = 1e-5f;
    }
}
