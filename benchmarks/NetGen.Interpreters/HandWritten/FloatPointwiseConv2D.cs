namespace HandWritten
{
    /// <summary>Float convolution of single positions with ReLU. Weights are outputs x inputs.</summary>
    public static class FloatPointwiseConv2D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, float[] input, int positions, int channels, float[] output, int outChannels)
        {
            float[] weights = Parameters.FloatWeights[layer];
            float[] biases = Parameters.FloatBiases[layer];
            int o = 0;
            for (int i = 0; i < positions; i++)
            {
                int first = i * channels;
                int end = first + channels;
                int q = 0;
                for (int k = 0; k < outChannels; k++)
                {
                    float sum = biases[k];
                    for (int p = first; p < end; p++)
                    {
                        sum += input[p] * weights[q++];
                    }

                    output[o++] = sum < 0 ? 0 : sum;
                }
            }
        }
    }
}
