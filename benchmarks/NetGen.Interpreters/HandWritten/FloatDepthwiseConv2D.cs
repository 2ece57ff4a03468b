namespace HandWritten
{
    /// <summary>Float depthwise convolution with padding and ReLU. Weights are rows x columns x outputs.</summary>
    public static class FloatDepthwiseConv2D
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
            int multiplier,
            int kernelHeight,
            int kernelWidth,
            int strideHeight,
            int strideWidth,
            int top,
            int left)
        {
            float[] weights = Parameters.FloatWeights[layer];
            float[] biases = Parameters.FloatBiases[layer];
            int outChannels = channels * multiplier;
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
                    int n = 0;
                    for (int c = 0; c < channels; c++)
                    {
                        for (int k = 0; k < multiplier; k++)
                        {
                            float sum = biases[n];
                            for (int r = firstRow; r < endRow; r++)
                            {
                                int p = ((((row + r) * width) + column + firstColumn) * channels) + c;
                                int q = (((r * kernelWidth) + firstColumn) * outChannels) + n;
                                int end = p + length;
                                while (p < end)
                                {
                                    sum += input[p] * weights[q];
                                    p += channels;
                                    q += outChannels;
                                }
                            }

                            output[o++] = sum < 0 ? 0 : sum;
                            n++;
                        }
                    }
                }
            }
        }
    }
}
