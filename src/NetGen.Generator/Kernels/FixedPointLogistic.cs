namespace NetGen.Generator.Kernels;

/// <summary>Logistic function and hyperbolic tangent in 32-bit fixed point, as gemmlowp computes them.</summary>
internal static class FixedPointLogistic
{
    /// <summary>1 / (1 + exp(-x)) with 31 fraction bits.</summary>
    public static int Logistic(int x, int integerBits)
    {
        if (x == 0)
        {
            return 1 << 30;
        }

        int positive = FixedPointReciprocal.Of(FixedPointExp.OfNegative(x > 0 ? -x : x, integerBits));
        return x > 0 ? positive : int.MaxValue - positive;
    }

    /// <summary>(1 - exp(-2x)) / (1 + exp(-2x)) with 31 fraction bits; 2x is x with one more integer bit.</summary>
    public static int Tanh(int x, int integerBits)
    {
        if (x == 0)
        {
            return 0;
        }

        int exp = FixedPointExp.OfNegative(x > 0 ? -x : x, integerBits + 1);
        int positive = FixedPointReciprocal.Saturate(FixedPointReciprocal.Doubled(exp) - (1 << 29), 2);
        return x > 0 ? positive : -positive;
    }
}
