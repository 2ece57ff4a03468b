namespace HandWritten
{
    /// <summary>8-bit mean over all positions, rounded to the nearest, half away from zero (TensorFlow Lite's AVERAGE_POOL_2D).</summary>
    public static class AveragePool
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, sbyte[] input, int positions, int channels, sbyte[] output)
        {
            int low = Parameters.Lows[layer];
            int high = Parameters.Highs[layer];
            int length = positions * channels;
            int half = positions / 2;
            for (int c = 0; c < channels; c++)
            {
                int sum = 0;
                for (int p = c; p < length; p += channels)
                {
                    sum += input[p];
                }

                int t = (sum > 0 ? sum + half : sum - half) / positions;
                output[c] = (sbyte)(t < low ? low : t > high ? high : t);
            }
        }
    }
}
