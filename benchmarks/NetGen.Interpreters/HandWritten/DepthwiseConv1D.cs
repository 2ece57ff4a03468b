namespace HandWritten
{
    /// <summary>8-bit depthwise convolution of a sequence, with padding. Weights are taps x channels.</summary>
    public static class DepthwiseConv1D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, sbyte[] input, int length, int channels, sbyte[] output, int outLength, int taps, int stride, int padding)
        {
            sbyte[] weights = Parameters.Weights[layer];
            int[] biases = Parameters.Biases[layer];
            int[] multipliers = Parameters.Multipliers[layer];
            sbyte[] shifts = Parameters.Shifts[layer];
            int inputZero = Parameters.InputZeros[layer];
            int outputZero = Parameters.OutputZeros[layer];
            int low = Parameters.Lows[layer];
            int high = Parameters.Highs[layer];
            int o = 0;
            for (int y = 0; y < outLength; y++)
            {
                // The taps that lie inside the input: no test for each value.
                int row = (y * stride) - padding;
                int firstTap = row < 0 ? -row : 0;
                int endTap = row + taps > length ? length - row : taps;
                int first = (row + firstTap) * channels;
                int end = (row + endTap) * channels;
                for (int c = 0; c < channels; c++)
                {
                    int sum = biases[c];
                    int q = (firstTap * channels) + c;
                    for (int p = first + c; p < end; p += channels)
                    {
                        sum += (input[p] - inputZero) * weights[q];
                        q += channels;
                    }

                    // To the nearest, half up; then to the nearest, half away from zero.
                    int t = (int)((((long)sum * multipliers[c]) + (1L << 30)) >> 31);
                    int s = shifts[c];
                    t = ((t + (1 << (s - 1)) + (t >> 31)) >> s) + outputZero;
                    output[o++] = (sbyte)(t < low ? low : t > high ? high : t);
                }
            }
        }
    }
}
