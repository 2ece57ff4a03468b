namespace HandWritten
{
    /// <summary>Float fully connected layer, with or without ReLU. Weights are outputs x inputs.</summary>
    public static class FloatDense
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, float[] input, int inputs, float[] output, int outputs, bool relu)
        {
            float[] weights = Parameters.FloatWeights[layer];
            float[] biases = Parameters.FloatBiases[layer];
            int q = 0;
            for (int k = 0; k < outputs; k++)
            {
                float sum = biases[k];
                for (int c = 0; c < inputs; c++)
                {
                    sum += input[c] * weights[q++];
                }

                output[k] = relu && sum < 0 ? 0 : sum;
            }
        }
    }
}
