namespace HandWritten
{
    /// <summary>8-bit convolution of a sequence, with padding. Weights are outputs x taps x inputs.</summary>
    public static class Conv1D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, sbyte[] input, int length, int channels, sbyte[] output, int outLength, int outChannels, int taps, int stride, int padding)
        {
            sbyte[] weights = Parameters.Weights[layer];
            int[] biases = Parameters.Biases[layer];
            int[] multipliers = Parameters.Multipliers[layer];
            sbyte[] shifts = Parameters.Shifts[layer];
            int inputZero = Parameters.InputZeros[layer];
            int outputZero = Parameters.OutputZeros[layer];
            int low = Parameters.Lows[layer];
            int high = Parameters.Highs[layer];
            int kernel = taps * channels;
            int o = 0;
            for (int y = 0; y < outLength; y++)
            {
                // The taps that lie inside the input: no test for each value. Taps and channels follow each other, in the input as in the weights.
                int row = (y * stride) - padding;
                int firstTap = row < 0 ? -row : 0;
                int endTap = row + taps > length ? length - row : taps;
                int first = (row + firstTap) * channels;
                int end = (row + endTap) * channels;
                for (int k = 0; k < outChannels; k++)
                {
                    int sum = biases[k];
                    int q = (k * kernel) + (firstTap * channels);
                    int p = first;
                    while (p < end)
                    {
                        sum += (input[p++] - inputZero) * weights[q++];
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
