using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>
    /// The largest values along the last axis: "Name.0" are the values by falling size, of equals that of the lower index first, "Name.1" their indices, 32-bit integers. No MACs. A map of
    /// h x w x c gives h x w x k.
    /// </summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TopKAttribute : LayerAttribute
    {
        /// <summary>The k largest.</summary>
        /// <param name="k">How many, at most as many as there are.</param>
        public TopKAttribute(int k)
        {
            K = k;
        }

        /// <summary>How many.</summary>
        public int K { get; }
    }
}
