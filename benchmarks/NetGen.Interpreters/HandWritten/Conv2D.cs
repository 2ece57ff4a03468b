namespace HandWritten
{
    /// <summary>8-bit convolution with padding. Weights are outputs x rows x columns x inputs.</summary>
    public static class Conv2D
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(
            int layer,
            sbyte[] input,
            int height,
            int width,
            int channels,
            sbyte[] output,
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
            sbyte[] weights = Parameters.Weights[layer];
            int[] biases = Parameters.Biases[layer];
            int[] multipliers = Parameters.Multipliers[layer];
            sbyte[] shifts = Parameters.Shifts[layer];
            int inputZero = Parameters.InputZeros[layer];
            int outputZero = Parameters.OutputZeros[layer];
            int low = Parameters.Lows[layer];
            int high = Parameters.Highs[layer];
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
                        int sum = biases[k];
                        for (int r = firstRow; r < endRow; r++)
                        {
                            // Columns and channels of one row follow each other, in the input as in the weights.
                            int p = (((row + r) * width) + column + firstColumn) * channels;
                            int q = ((((k * kernelHeight) + r) * kernelWidth) + firstColumn) * channels;
                            int end = p + length;
                            while (p < end)
                            {
                                sum += (input[p++] - inputZero) * weights[q++];
                            }
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
}
