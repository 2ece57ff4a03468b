namespace HandWritten
{
    /// <summary>Float depthwise convolution of a sequence, with padding and ReLU. Weights are taps x channels.</summary>
    public static class FloatDepthwiseConv1D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, float[] input, int length, int channels, float[] output, int outLength, int taps, int stride, int padding)
        {
            float[] weights = Parameters.FloatWeights[layer];
            float[] biases = Parameters.FloatBiases[layer];
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
                    float sum = biases[c];
                    int q = (firstTap * channels) + c;
                    for (int p = first + c; p < end; p += channels)
                    {
                        sum += input[p] * weights[q];
                        q += channels;
                    }

                    output[o++] = sum < 0 ? 0 : sum;
                }
            }
        }
    }
}
