using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A class for each pixel (arXiv:1411.4038): a convolution to class scores, the scores scaled up, the index of the largest. H x W x C -&gt; (H Scale) x (W Scale) indices, 32-bit integers. MACs = H W K K C n, and 4 H W Scale^2 n^2 with a transposed convolution. Expands into <c>Name.classify</c>, <c>Name.upscale</c>, <c>Name.classes</c>.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SegmentationHeadAttribute : BlockAttribute
    {
        /// <summary>So many classes.</summary>
        /// <param name="classes">Classes n, background counted.</param>
        public SegmentationHeadAttribute(int classes)
        {
            Classes = classes;
        }

        /// <summary>Classes n, background counted.</summary>
        public int Classes { get; }

        /// <summary>Output rows for each input row, and columns for each column; 1: none are added.</summary>
        public int Scale { get; set; } = 1;

        /// <summary>Output height instead of H Scale, for bilinear scaling.</summary>
        public int Height { get; set; }

        /// <summary>Output width instead of W Scale, for bilinear scaling.</summary>
        public int Width { get; set; }

        /// <summary>The classifying convolution's kernel.</summary>
        public int Kernel { get; set; } = 1;

        /// <summary>Whether a transposed convolution of 2 Scale x 2 Scale with stride Scale, without a bias, scales the scores up, as in the paper, instead of bilinear interpolation at the centres of cells.</summary>
        public bool Transposed { get; set; }

        /// <summary>Whether the scores themselves are the result: H x W x n, without the arg max.</summary>
        public bool Scores { get; set; }
    }
}
