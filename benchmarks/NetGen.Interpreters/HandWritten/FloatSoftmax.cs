namespace HandWritten
{
    /// <summary>Float softmax; the exponential is its own, as not every board has one that is exact enough.</summary>
    public static class FloatSoftmax
    {
        /// <summary>Softmax of one row.</summary>
        public static void Run(float[] input, int length, float[] output)
        {
            float largest = input[0];
            for (int c = 1; c < length; c++)
            {
                if (input[c] > largest)
                {
                    largest = input[c];
                }
            }

            float sum = 0;
            for (int c = 0; c < length; c++)
            {
                float power = ExpOfNegative(input[c] - largest);
                output[c] = power;
                sum += power;
            }

            for (int c = 0; c < length; c++)
            {
                output[c] /= sum;
            }
        }

        /// <summary>exp(x) for x up to 0: x = n ln 2 + r, Taylor's polynomial of r, n halvings.</summary>
        private static float ExpOfNegative(float x)
        {
            if (x < -87f)
            {
                return 0;
            }

            int n = (int)((x * 1.442695f) - 0.5f);
            float r = x - (n * 0.693147181f);
            float power = 1f + (r * (1f + (r * (0.5f + (r * (0.16666667f + (r * (0.041666668f + (r * (0.008333334f + (r * 0.0013888889f)))))))))));
            for (; n < 0; n++)
            {
                power *= 0.5f;
            }

            return power;
        }
    }
}
