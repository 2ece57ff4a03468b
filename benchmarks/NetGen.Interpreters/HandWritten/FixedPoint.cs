namespace HandWritten
{
    /// <summary>Fractions of 31 bits, as gemmlowp calculates with them.</summary>
    public static class FixedPoint
    {
        /// <summary>exp(-1/4), exp(-1/2), exp(-1), ... exp(-16).</summary>
        private static readonly int[] powers = { 1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242 };

        /// <summary>The product of two fractions, rounded.</summary>
        public static int Multiply(int left, int right) => (int)((((long)left * right) + (1L << 30)) >> 31);

        /// <summary>value / 2^shift, to the nearest, half away from zero; shift is at least 1.</summary>
        public static int Divide(int value, int shift) => (value + (1 << (shift - 1)) + (value >> 31)) >> shift;

        /// <summary>exp(x) of a number from -32 to 0 with 26 fraction bits.</summary>
        public static int Exp(int x)
        {
            if (x == 0)
            {
                return int.MaxValue;
            }

            // A polynomial inside the last quarter, then a factor for each bit of the quarters before it.
            int rest = (x & 0xFFFFFF) - 0x1000000;
            int d = (rest << 5) + (1 << 28);
            int d2 = Multiply(d, d);
            int d3 = Multiply(d2, d);
            int d4 = Multiply(d2, d2);
            int cubic = Multiply(Divide(d4, 2) + d3, 715827883);
            int result = 1895147668 + Multiply(1895147668, d + Divide(cubic + d2, 1));
            int quarters = (rest - x) >> 24;
            for (int i = 0; quarters != 0; i++)
            {
                if ((quarters & 1) != 0)
                {
                    result = Multiply(result, powers[i]);
                }

                quarters >>= 1;
            }

            return result;
        }

        /// <summary>1 / (1 + x) by Newton's method.</summary>
        public static int ReciprocalOfOnePlus(int x)
        {
            int half = (int)((x + (1L << 31)) >> 1);
            int estimate = 1515870810 + Multiply(half, -1010580540);
            for (int i = 0; i < 3; i++)
            {
                int error = (1 << 29) - Multiply(half, estimate);
                estimate += Multiply(estimate, error) << 2;
            }

            return estimate >= 1 << 30 ? int.MaxValue : estimate << 1;
        }
    }
}
