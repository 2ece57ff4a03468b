namespace HandWritten
{
    /// <summary>8-bit softmax (TensorFlow Lite's); outputs have scale 1/256 and zero point -128.</summary>
    public static class Softmax
    {
        /// <summary>Runs layer <paramref name="layer"/> over one row; <paramref name="powers"/> is room for as many numbers.</summary>
        public static void Run(int layer, sbyte[] input, int length, sbyte[] output, int[] powers)
        {
            int multiplier = Parameters.Multipliers[layer][0];
            int shift = Parameters.Shifts[layer][0];

            // Differences beyond it are 32 and more, whose exponentials are 0.
            int radius = (int)((31L << 26) >> shift);
            int largest = input[0];
            for (int c = 1; c < length; c++)
            {
                if (input[c] > largest)
                {
                    largest = input[c];
                }
            }

            int sum = 0;
            for (int c = 0; c < length; c++)
            {
                int difference = input[c] - largest;
                int power = difference < -radius ? 0 : FixedPoint.Exp(FixedPoint.Multiply(difference << shift, multiplier));
                powers[c] = power;

                // With 19 fraction bits, so that any number of them fits; half is added last, as it would not fit before.
                sum += ((power >> 11) + 1) >> 1;
            }

            // The sum as a number from 1 to 2 times a power of two.
            int bits = 33;
            while (sum < 1 << 30)
            {
                sum <<= 1;
                bits--;
            }

            long inverse = FixedPoint.ReciprocalOfOnePlus((sum - (1 << 30)) << 1);
            for (int c = 0; c < length; c++)
            {
                long share = ((inverse * powers[c]) + (1L << 30)) >> 31;
                int t = (int)(((share >> bits) + 1) >> 1) - 128;
                output[c] = (sbyte)(t > 127 ? 127 : t);
            }
        }
    }
}
