namespace HandWritten
{
    /// <summary>The input's zero point where no padding is: the same sum for every position, so that it goes into the bias once.</summary>
    public static class ZeroPoint
    {
        /// <summary>bias - zero * (w0 + w1 + ...) for each output of a layer whose weights are outputs x inputs.</summary>
        public static void Fold(int layer, int inputs, int outputs)
        {
            sbyte[] weights = Parameters.Weights[layer];
            int[] biases = Parameters.Biases[layer];
            int zero = Parameters.InputZeros[layer];
            int q = 0;
            for (int k = 0; k < outputs; k++)
            {
                int sum = 0;
                for (int c = 0; c < inputs; c++)
                {
                    sum += weights[q++];
                }

                biases[k] -= zero * sum;
            }
        }
    }
}
