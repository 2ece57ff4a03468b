using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Puts a border of one value around height and width.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class PadAttribute : LayerAttribute
    {
        /// <summary>Padding of the four sides.</summary>
        /// <param name="top">Rows above.</param>
        /// <param name="left">Columns before.</param>
        /// <param name="bottom">Rows below.</param>
        /// <param name="right">Columns after.</param>
        public PadAttribute(int top, int left, int bottom, int right)
        {
            Top = top;
            Left = left;
            Bottom = bottom;
            Right = right;
        }

        /// <summary>Rows above.</summary>
        public int Top { get; }

        /// <summary>Columns before.</summary>
        public int Left { get; }

        /// <summary>Rows below.</summary>
        public int Bottom { get; }

        /// <summary>Columns after.</summary>
        public int Right { get; }

        /// <summary>The value of the border, in real (dequantized) units.</summary>
        public float Value { get; set; }
    }
}
