namespace HandWritten
{
    /// <summary>8-bit depthwise convolution with padding. Weights are rows x columns x outputs.</summary>
    public static class DepthwiseConv2D
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
            int multiplier,
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
                            int sum = biases[n];
                            for (int r = firstRow; r < endRow; r++)
                            {
                                int p = ((((row + r) * width) + column + firstColumn) * channels) + c;
                                int q = (((r * kernelWidth) + firstColumn) * outChannels) + n;
                                int end = p + length;
                                while (p < end)
                                {
                                    sum += (input[p] - inputZero) * weights[q];
                                    p += channels;
                                    q += outChannels;
                                }
                            }

                            // To the nearest, half up; then to the nearest, half away from zero.
                            int t = (int)((((long)sum * multipliers[n]) + (1L << 30)) >> 31);
                            int s = shifts[n++];
                            t = ((t + (1 << (s - 1)) + (t >> 31)) >> s) + outputZero;
                            output[o++] = (sbyte)(t < low ? low : t > high ? high : t);
                        }
                    }
                }
            }
        }
    }
}
