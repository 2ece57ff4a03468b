using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>x for x &gt;= 0, alpha * x otherwise, as a layer of its own.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class LeakyReluAttribute : LayerAttribute
    {
        /// <summary>The given slope.</summary>
        /// <param name="alpha">Slope for negative inputs.</param>
        public LeakyReluAttribute(float alpha = 0.01f)
        {
            Alpha = alpha;
        }

        /// <summary>Slope for negative inputs.</summary>
        public float Alpha { get; }
    }
}
