using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>A head of a single-shot detector over one map: a convolution with bias, and its values in rows, box by box. H x W x C -&gt; (H W boxes) x 1 x values. MACs = H W K K C boxes values. Expands into <c>Name.conv</c>, <c>Name.rows</c>. The heads of all maps are joined with <c>[Concat(..., Axis = 0)]</c>.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class SsdHeadAttribute : BlockAttribute
    {
        /// <summary>So many values for each of so many boxes of a cell.</summary>
        /// <param name="boxes">Prior boxes of a cell of the map.</param>
        /// <param name="values">Values of a box: 4 for its place, or a score for each class, background included.</param>
        public SsdHeadAttribute(int boxes, int values)
        {
            Boxes = boxes;
            Values = values;
        }

        /// <summary>Prior boxes of a cell of the map.</summary>
        public int Boxes { get; }

        /// <summary>Values of a box: 4 for its place, or a score for each class, background included.</summary>
        public int Values { get; }

        /// <summary>The convolution's kernel (TensorFlow's SSD on MobileNet: 1; Caffe's SSD: 3). It moves in steps of 1 and keeps the map's size.</summary>
        public int Kernel { get; set; } = 1;
    }
}
