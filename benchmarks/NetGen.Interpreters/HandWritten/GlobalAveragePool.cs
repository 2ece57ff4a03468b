namespace HandWritten
{
    /// <summary>8-bit mean over all positions to another scale (TensorFlow Lite's MEAN: the division is in the factor).</summary>
    public static class GlobalAveragePool
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, sbyte[] input, int positions, int channels, sbyte[] output)
        {
            int multiplier = Parameters.Multipliers[layer][0];
            int shift = Parameters.Shifts[layer][0];
            int outputZero = Parameters.OutputZeros[layer];
            int low = Parameters.Lows[layer];
            int high = Parameters.Highs[layer];
            int start = -Parameters.InputZeros[layer] * positions;
            int length = positions * channels;
            for (int c = 0; c < channels; c++)
            {
                int sum = start;
                for (int p = c; p < length; p += channels)
                {
                    sum += input[p];
                }

                int t = (int)((((long)sum * multiplier) + (1L << 30)) >> 31);
                t = ((t + (1 << (shift - 1)) + (t >> 31)) >> shift) + outputZero;
                output[c] = (sbyte)(t < low ? low : t > high ? high : t);
            }
        }
    }
}
