namespace HandWritten
{
    /// <summary>The sine network of TensorFlow Lite Micro in float32, in nested loops.</summary>
    public static class HelloWorld
    {
        private static readonly float[] front = new float[16];
        private static readonly float[] back = new float[16];

        /// <summary>One inference.</summary>
        public static void Infer(float[] input, float[] output)
        {
            Dense1(input);
            Dense2();
            Dense3(output);
        }

        private static void Dense1(float[] input) => FloatDense.Run(0, input, 1, front, 16, true);

        private static void Dense2() => FloatDense.Run(1, front, 16, back, 16, true);

        private static void Dense3(float[] output) => FloatDense.Run(2, back, 16, output, 1, false);
    }
}
