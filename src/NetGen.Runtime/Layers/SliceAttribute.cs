#pragma warning disable CS8632 // nanoFramework projects compile this file too, with nullable annotations off
using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A box out of the input.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SliceAttribute : LayerAttribute
    {
        /// <summary>The box that begins at the given indices and has the given sizes.</summary>
        /// <param name="begin">First index on each axis.</param>
        /// <param name="size">Size on each axis; -1: to the end.</param>
        public SliceAttribute(int[] begin, int[] size)
        {
            Begin = begin;
            Size = size;
        }

        /// <summary>First index on each axis.</summary>
        public int[] Begin { get; }

        /// <summary>Size on each axis.</summary>
        public int[] Size { get; }

        /// <summary>Step on each axis; without it 1. Sizes count output values.</summary>
        public int[]? Strides { get; set; }
    }
}
