namespace HandWritten
{
    /// <summary>The keyword network of MLPerf Tiny, in nested loops.</summary>
    public static class KeywordSpotting
    {
        private static readonly sbyte[] front = new sbyte[25 * 5 * 64];
        private static readonly sbyte[] back = new sbyte[25 * 5 * 64];
        private static readonly int[] powers = new int[12];

        /// <summary>Once, when the parameters are there.</summary>
        public static void Prepare()
        {
            ZeroPoint.Fold(2, 64, 64);
            ZeroPoint.Fold(4, 64, 64);
            ZeroPoint.Fold(6, 64, 64);
            ZeroPoint.Fold(8, 64, 64);
            ZeroPoint.Fold(10, 64, 12);
        }

        /// <summary>One inference.</summary>
        public static void Infer(sbyte[] input, sbyte[] output)
        {
            Stem(input);
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

        private static void Stem(sbyte[] input) => Conv2D.Run(0, input, 49, 10, 1, front, 25, 5, 64, 10, 4, 2, 2, 4, 1);

        private static void Block1Depthwise() => DepthwiseConv2D.Run(1, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block1Pointwise() => PointwiseConv2D.Run(2, back, 125, 64, front, 64);

        private static void Block2Depthwise() => DepthwiseConv2D.Run(3, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block2Pointwise() => PointwiseConv2D.Run(4, back, 125, 64, front, 64);

        private static void Block3Depthwise() => DepthwiseConv2D.Run(5, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block3Pointwise() => PointwiseConv2D.Run(6, back, 125, 64, front, 64);

        private static void Block4Depthwise() => DepthwiseConv2D.Run(7, front, 25, 5, 64, back, 25, 5, 1, 3, 3, 1, 1, 1, 1);

        private static void Block4Pointwise() => PointwiseConv2D.Run(8, back, 125, 64, front, 64);

        private static void Pool() => AveragePool.Run(9, front, 125, 64, back);

        private static void Logits() => Dense.Run(10, back, 64, front, 12);

        private static void Scores(sbyte[] output) => Softmax.Run(11, front, 12, output, powers);
    }
}
