namespace NetGen.Generator.Kernels;

/// <summary>A factor that all weights of an output have: requantization multiplies anyway, so that there it costs nothing.</summary>
internal static class CommonFactor
{
    /// <summary>
    /// The factor to take out of the weights: their greatest common divisor, if that leaves some of them 1 or -1, which need no multiplication then; else 1. Its sign
    /// makes the first of these positive, as a sum does not begin with a subtraction.
    /// </summary>
    /// <param name="weights">The weights of one output; zeros do not count.</param>
    /// <param name="formula">The output's formula, which is to take the factor.</param>
    public static int Of(IEnumerable<int> weights, Requantization formula)
    {
        int divisor = 0;
        int least = 0;
        foreach (int weight in weights)
        {
            if (weight != 0)
            {
                divisor = Greatest(Math.Abs(weight), divisor);
                least = least == 0 || Math.Abs(weight) < Math.Abs(least) ? weight : least;
            }
        }

        // The least weight is the factor, or no weight is.
        return divisor > 1 && divisor == Math.Abs(least) && formula.Divided(least) is not null ? least : 1;
    }

    private static int Greatest(int a, int b) => b == 0 ? a : Greatest(b, a % b);
}
