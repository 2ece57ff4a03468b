using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>The same values in row-major order under another shape.</summary>
    [ExcludeType]
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
