using System;
using System.Runtime.CompilerServices;

namespace NetGen
{
    /// <summary>Turns pairs of values of a sequence L x C by angles that grow with the position (RoFormer, arXiv:2104.09864): pair i of a head at position p by p * Base^(-2 i / head size). Keeps the shape. No MACs and no parameters.</summary>
    [ExcludeType]
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class RotaryEncodingAttribute : LayerAttribute
    {
        /// <summary>Over heads of the given size.</summary>
        /// <param name="headSize">Values of a head, an even number; the C values of a position are one or several heads.</param>
        public RotaryEncodingAttribute(int headSize)
        {
            HeadSize = headSize;
        }

        /// <summary>Values of a head.</summary>
        public int HeadSize { get; }

        /// <summary>Which values of a head are a pair.</summary>
        public RotaryPairs Pairs { get; set; } = RotaryPairs.Halves;

        /// <summary>The angles of a position lie between 1 and nearly 1 / Base.</summary>
        public float Base { get; set; } = 10000f;
    }
}
