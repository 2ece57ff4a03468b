namespace HandWritten
{
    /// <summary>Float convolution with padding and ReLU. Weights are outputs x rows x columns x inputs.</summary>
    public static class FloatConv2D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(
            int layer,
            float[] input,
            int height,
            int width,
            int channels,
            float[] output,
            int outHeight,
            int outWidth,
            int outChannels,
            int kernelHeight,
            int kernelWidth,
            int strideHeight,
            int strideWidth,
            int top,
            int left)
        {
            float[] weights = Parameters.FloatWeights[layer];
            float[] biases = Parameters.FloatBiases[layer];
            int o = 0;
            for (int y = 0; y < outHeight; y++)
            {
                // The kernel's rows that lie inside the input: no test for each value.
                int row = (y * strideHeight) - top;
                int firstRow = row < 0 ? -row : 0;
                int endRow = row + kernelHeight > height ? height - row : kernelHeight;
                for (int x = 0; x < outWidth; x++)
                {
                    int column = (x * strideWidth) - left;
                    int firstColumn = column < 0 ? -column : 0;
                    int endColumn = column + kernelWidth > width ? width - column : kernelWidth;
                    int length = (endColumn - firstColumn) * channels;
                    for (int k = 0; k < outChannels; k++)
                    {
                        float sum = biases[k];
                        for (int r = firstRow; r < endRow; r++)
                        {
                            // Columns and channels of one row follow each other, in the input as in the weights.
                            int p = (((row + r) * width) + column + firstColumn) * channels;
                            int q = ((((k * kernelHeight) + r) * kernelWidth) + firstColumn) * channels;
                            int end = p + length;
                            while (p < end)
                            {
                                sum += input[p++] * weights[q++];
                            }
                        }

                        output[o++] = sum < 0 ? 0 : sum;
                    }
                }
            }
        }
    }
}
