namespace HandWritten
{
    /// <summary>The gesture network of samples/Microcontroller in float32, in nested loops.</summary>
    public static class FloatGestures
    {
        private static readonly float[] front = new float[32 * 24];
        private static readonly float[] back = new float[16 * 48];

        /// <summary>One inference.</summary>
        public static void Infer(float[] input, float[] output)
        {
            Stem(input);
            Block1Depthwise();
            Block1Pointwise();
            Block2Depthwise();
            Block2Pointwise();
            Pool();
            Logits();
            Scores(output);
        }

        private static void Stem(float[] input) => FloatConv1D.Run(0, input, 64, 3, front, 32, 24, 5, 2, 1);

        private static void Block1Depthwise() => FloatDepthwiseConv1D.Run(1, front, 32, 24, back, 16, 5, 2, 1);

        private static void Block1Pointwise() => FloatPointwiseConv2D.Run(2, back, 16, 24, front, 48);

        private static void Block2Depthwise() => FloatDepthwiseConv1D.Run(3, front, 16, 48, back, 8, 5, 2, 1);

        private static void Block2Pointwise() => FloatPointwiseConv2D.Run(4, back, 8, 48, front, 72);

        private static void Pool() => FloatAveragePool.Run(front, 8, 72, back);

        private static void Logits() => FloatDense.Run(6, back, 72, front, 8, false);

        private static void Scores(float[] output) => FloatSoftmax.Run(front, 8, output);
    }
}
