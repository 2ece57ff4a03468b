namespace NetGen.Generator.Kernels;

/// <summary>Activation functions in float64, for tables made at compile time.</summary>
internal static class RealFunctions
{
    public static double HardSigmoid(double x) => Math.Max(0, Math.Min(6, x + 3)) / 6;

    public static double Swish(double x) => x / (1 + Math.Exp(-x));

    public static double Gelu(double x) => 0.5 * x * ErrorComplement(-x / Math.Sqrt(2));

    public static double GeluTanh(double x) => x / (1 + Math.Exp(-2 * Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    /// <summary>exp(x) - 1 below zero: near it 2 exp(x/2) sinh(x/2), which keeps its relative precision.</summary>
    public static double Elu(double x) => x >= 0 ? x : x < -1 ? Math.Exp(x) - 1 : 2 * Math.Exp(x / 2) * Math.Sinh(x / 2);

    /// <summary>1 - erf(x): near zero the series x sum (2x^2)^n / (2n + 1)!!, farther out the continued fraction of the tail.</summary>
    public static double ErrorComplement(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > 27)
        {
            return x > 0 ? 0 : 2;
        }

        double tail = magnitude < 3 ? 1 - Series(magnitude) : Fraction(magnitude);
        return x >= 0 ? tail : 2 - tail;
    }

    private static double Series(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-18; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Fraction(double x)
    {
        double fraction = x;
        for (int n = 120; n > 0; n--)
        {
            fraction = x + (n / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
