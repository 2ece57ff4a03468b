namespace HandWritten
{
    /// <summary>The gesture network of samples/Microcontroller in nested loops.</summary>
    public static class Gestures
    {
        private static readonly sbyte[] front = new sbyte[32 * 24];
        private static readonly sbyte[] back = new sbyte[16 * 48];
        private static readonly int[] powers = new int[8];

        /// <summary>Once, when the parameters are there.</summary>
        public static void Prepare()
        {
            ZeroPoint.Fold(2, 24, 48);
            ZeroPoint.Fold(4, 48, 72);
            ZeroPoint.Fold(6, 72, 8);
        }

        /// <summary>One inference.</summary>
        public static void Infer(sbyte[] input, sbyte[] output)
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

        private static void Stem(sbyte[] input) => Conv1D.Run(0, input, 64, 3, front, 32, 24, 5, 2, 1);

        private static void Block1Depthwise() => DepthwiseConv1D.Run(1, front, 32, 24, back, 16, 5, 2, 1);

        private static void Block1Pointwise() => PointwiseConv2D.Run(2, back, 16, 24, front, 48);

        private static void Block2Depthwise() => DepthwiseConv1D.Run(3, front, 16, 48, back, 8, 5, 2, 1);

        private static void Block2Pointwise() => PointwiseConv2D.Run(4, back, 8, 48, front, 72);

        private static void Pool() => GlobalAveragePool.Run(5, front, 8, 72, back);

        private static void Logits() => Dense.Run(6, back, 72, front, 8);

        private static void Scores(sbyte[] output) => Softmax.Run(7, front, 8, output, powers);
    }
}
