using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Reorders the axes: output axis k is input axis permutation[k].</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class TransposeAttribute : LayerAttribute
    {
        /// <summary>The given permutation.</summary>
        /// <param name="permutation">Input axis of each output axis.</param>
        public TransposeAttribute(params int[] permutation)
        {
            Permutation = permutation;
        }

        /// <summary>Input axis of each output axis.</summary>
        public int[] Permutation { get; }
    }
}
