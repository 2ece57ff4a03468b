using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A function of an 8-bit value: the result of q is at index q + 128. All results are known, so the code can be whatever gives them.</summary>
internal sealed class IntegerMap
{
    private readonly int[] results;

    private IntegerMap(int[] results) => this.results = results;

    public IReadOnlyList<int> Results => results;

    public bool IsIdentity => Clamp is (sbyte.MinValue, sbyte.MaxValue);

    /// <summary>The limits, if the function only limits its argument.</summary>
    public (int Low, int High)? Clamp
    {
        get
        {
            int low = results[0];
            int high = results[255];
            for (int q = sbyte.MinValue; q <= sbyte.MaxValue; q++)
            {
                if (results[q + 128] != Math.Max(low, Math.Min(high, q)))
                {
                    return null;
                }
            }

            return (low, high);
        }
    }

    /// <summary>The function, its results clamped to 8 bits.</summary>
    public static IntegerMap Of(Func<int, int> function)
    {
        int[] results = new int[256];
        for (int q = sbyte.MinValue; q <= sbyte.MaxValue; q++)
        {
            results[q + 128] = Math.Max(sbyte.MinValue, Math.Min(sbyte.MaxValue, function(q)));
        }

        return new IntegerMap(results);
    }

    /// <summary>From one quantization to another.</summary>
    public static IntegerMap Between(Quantization input, Quantization output) => IntegerActivation.Real(real => real, input, output);
}
