using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Batch normalization with fixed statistics: gamma (x - mean) / sqrt(variance + epsilon) + beta, channel by channel. Folded into the convolution or dense layer before it where it can be. Parameters: gamma, beta, mean, variance.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class BatchNormAttribute : ActivatedAttribute
    {
        /// <summary>Added to the variance.</summary>
        public float Epsilon { get; set; } = 1e-3f;
    }
}
