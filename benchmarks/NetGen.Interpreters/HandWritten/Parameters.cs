#nullable disable

namespace HandWritten
{
    /// <summary>The trained numbers of the network at hand, by layer; filled at start. A layer has only those that its operator needs.</summary>
    public static class Parameters
    {
        /// <summary>8-bit weights.</summary>
        public static sbyte[][] Weights;

        /// <summary>Biases of 8-bit layers.</summary>
        public static int[][] Biases;

        /// <summary>Fixed-point factors of the output channels, 31 fraction bits.</summary>
        public static int[][] Multipliers;

        /// <summary>By how many bits each channel's product is shifted to the right, at least 1.</summary>
        public static sbyte[][] Shifts;

        /// <summary>The input values that stand for 0.</summary>
        public static int[] InputZeros;

        /// <summary>The output values that stand for 0.</summary>
        public static int[] OutputZeros;

        /// <summary>The smallest outputs that the activations let through.</summary>
        public static int[] Lows;

        /// <summary>The largest outputs that the activations let through.</summary>
        public static int[] Highs;

        /// <summary>Weights of float layers.</summary>
        public static float[][] FloatWeights;

        /// <summary>Biases of float layers.</summary>
        public static float[][] FloatBiases;
    }
}
