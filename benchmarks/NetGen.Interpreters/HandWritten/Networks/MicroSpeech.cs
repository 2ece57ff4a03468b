namespace HandWritten
{
    /// <summary>The yes/no network of TensorFlow Lite Micro, in nested loops.</summary>
    public static class MicroSpeech
    {
        private static readonly sbyte[] front = new sbyte[25 * 20 * 8];
        private static readonly sbyte[] back = new sbyte[4];
        private static readonly int[] powers = new int[4];

        /// <summary>Once, when the parameters are there.</summary>
        public static void Prepare() => ZeroPoint.Fold(1, 4000, 4);

        /// <summary>One inference.</summary>
        public static void Infer(sbyte[] input, sbyte[] output)
        {
            Depthwise(input);
            Logits();
            Scores(output);
        }

        private static void Depthwise(sbyte[] input) => DepthwiseConv2D.Run(0, input, 49, 40, 1, front, 25, 20, 8, 10, 8, 2, 2, 4, 3);

        private static void Logits() => Dense.Run(1, front, 4000, back, 4);

        private static void Scores(sbyte[] output) => Softmax.Run(2, back, 4, output, powers);
    }
}
