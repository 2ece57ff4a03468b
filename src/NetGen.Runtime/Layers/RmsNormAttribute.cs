using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Root mean square normalization (arXiv:1910.07467): gamma x / sqrt(mean of x^2 + epsilon) over the channels of each position. Keeps the shape. No MACs. Parameter: gamma.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class RmsNormAttribute : LayerAttribute
    {
        /// <summary>Added to the mean of squares, above 0.</summary>
        public float Epsilon { get; set; } = 1e-5f;
    }
}
