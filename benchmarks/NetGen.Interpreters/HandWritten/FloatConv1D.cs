namespace HandWritten
{
    /// <summary>Float convolution of a sequence, with padding and ReLU. Weights are outputs x taps x inputs.</summary>
    public static class FloatConv1D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, float[] input, int length, int channels, float[] output, int outLength, int outChannels, int taps, int stride, int padding)
        {
            float[] weights = Parameters.FloatWeights[layer];
            float[] biases = Parameters.FloatBiases[layer];
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
                    float sum = biases[k];
                    int q = (k * kernel) + (firstTap * channels);
                    int p = first;
                    while (p < end)
                    {
                        sum += input[p++] * weights[q++];
                    }

                    output[o++] = sum < 0 ? 0 : sum;
                }
            }
        }
    }
}
