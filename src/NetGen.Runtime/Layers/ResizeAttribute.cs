using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Scales height and width to the given size.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class ResizeAttribute : LayerAttribute
    {
        /// <summary>The given output size.</summary>
        /// <param name="height">Output height.</param>
        /// <param name="width">Output width.</param>
        public ResizeAttribute(int height, int width)
        {
            Height = height;
            Width = width;
        }

        /// <summary>Output height.</summary>
        public int Height { get; }

        /// <summary>Output width.</summary>
        public int Width { get; }

        /// <summary>Nearest or bilinear.</summary>
        public ResizeMethod Method { get; set; }

        /// <summary>Corner values of input and output coincide.</summary>
        public bool AlignCorners { get; set; }

        /// <summary>Samples at the centres of cells: x_in = (x_out + 0.5) * scale - 0.5.</summary>
        public bool HalfPixelCenters { get; set; }
    }
}
