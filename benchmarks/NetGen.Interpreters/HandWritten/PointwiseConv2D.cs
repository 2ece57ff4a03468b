namespace HandWritten
{
    /// <summary>8-bit convolution of single positions. Weights are outputs x inputs; the zero point is in the biases.</summary>
    public static class PointwiseConv2D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, sbyte[] input, int positions, int channels, sbyte[] output, int outChannels)
        {
            sbyte[] weights = Parameters.Weights[layer];
            int[] biases = Parameters.Biases[layer];
            int[] multipliers = Parameters.Multipliers[layer];
            sbyte[] shifts = Parameters.Shifts[layer];
            int outputZero = Parameters.OutputZeros[layer];
            int low = Parameters.Lows[layer];
            int high = Parameters.Highs[layer];
            int o = 0;
            for (int i = 0; i < positions; i++)
            {
                int first = i * channels;
                int end = first + channels;
                int q = 0;
                for (int k = 0; k < outChannels; k++)
                {
                    int sum = biases[k];
                    for (int p = first; p < end; p++)
                    {
                        sum += input[p] * weights[q++];
                    }

                    // To the nearest, half up; then to the nearest, half away from zero.
                    int t = (int)((((long)sum * multipliers[k]) + (1L << 30)) >> 31);
                    int s = shifts[k];
                    t = ((t + (1 << (s - 1)) + (t >> 31)) >> s) + outputZero;
                    output[o++] = (sbyte)(t < low ? low : t > high ? high : t);
                }
            }
        }
    }
}
