using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Index of the largest value along an axis; the first one of equals. The output is 32-bit integers.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ArgMaxAttribute : LayerAttribute
    {
        /// <summary>The axis; negative counts from the last.</summary>
        public int Axis { get; set; } = -1;
    }
}
