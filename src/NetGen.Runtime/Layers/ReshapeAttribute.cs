using System;
using System.Diagnostics;

namespace NetGen
{
    /// <summary>The same values in row-major order under another shape.</summary>
    [Conditional("NETGEN_ATTRIBUTES")]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ReshapeAttribute : LayerAttribute
    {
        /// <summary>The given shape.</summary>
        /// <param name="shape">New sizes; one may be -1 and is computed.</param>
        public ReshapeAttribute(params int[] shape)
        {
            Shape = shape;
        }

        /// <summary>New sizes.</summary>
        public int[] Shape { get; }
    }
}
