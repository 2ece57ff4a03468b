namespace HandWritten
{
    /// <summary>8-bit fully connected layer. Weights are outputs x inputs; the zero point is in the biases.</summary>
    public static class Dense
    {
        /// <summary>Runs layer <paramref name="layer"/>.</summary>
        public static void Run(int layer, sbyte[] input, int inputs, sbyte[] output, int outputs) =>
            PointwiseConv2D.Run(layer, input, 1, inputs, output, outputs);
    }
}
