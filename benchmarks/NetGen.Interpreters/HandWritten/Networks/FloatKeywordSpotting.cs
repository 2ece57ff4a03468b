namespace HandWritten
{
    /// <summary>The keyword network of MLPerf Tiny in float32, in nested loops.</summary>
    public static class FloatKeywordSpotting
    {
        private static readonly float[] front = new float[25 * 5 * 64];
        private static readonly float[] back = new float[25 * 5 * 64];

        /// <summary>One inference.</summary>
        public static void Infer(float[] input, float[] output)
        {
            Depthwise(input);
            Block1Depthwise();
            Block1Pointwise();
            Block2Depthwise();
            Block2Pointwise();
            Block3Depthwise();
            Block3Pointwise();
            Block4Depthwise();
            Block4Pointwise();
            Pool();
            Logits();
            Scores(output);
        }

        private static void Depthwise(float[] input) => FloatDepthwiseConv2D.Run(0, input, 49, 10, 1, front, 25, 5, 64, 10, 4, 2, 2, 4, 1);

        private static void Block1Depthwise() => FloatDepthwiseConv2D.Run(1, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block1Pointwise() => FloatPointwiseConv2D.Run(2, back, 125, 64, front, 64);

        private static void Block2Depthwise() => FloatDepthwiseConv2D.Run(3, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block2Pointwise() => FloatPointwiseConv2D.Run(4, back, 125, 64, front, 64);

        private static void Block3Depthwise() => FloatDepthwiseConv2D.Run(5, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block3Pointwise() => FloatPointwiseConv2D.Run(6, back, 125, 64, front, 64);

        private static void Block4Depthwise() => FloatDepthwiseConv2D.Run(7, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block4Pointwise() => FloatPointwiseConv2D.Run(8, back, 125, 64, front, 64);

        // The window is one row shorter than the map: the last row counts for nothing.
        private static void Pool() => FloatAveragePool.Run(front, 24 * 5, 64, back);

        private static void Logits() => FloatDense.Run(10, back, 64, front, 12, false);

        private static void Scores(float[] output) => FloatSoftmax.Run(front, 12, output);
    }
}
