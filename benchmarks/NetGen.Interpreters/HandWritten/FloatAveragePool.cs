namespace HandWritten
{
    /// <summary>Float mean over all positions.</summary>
    public static class FloatAveragePool
    {
        /// <summary>The mean of each channel.</summary>
        public static void Run(float[] input, int positions, int channels, float[] output)
        {
            int length = positions * channels;
            for (int c = 0; c < channels; c++)
            {
                float sum = 0;
                for (int p = c; p < length; p += channels)
                {
                    sum += input[p];
                }

                output[c] = sum / positions;
            }
        }
    }
}
