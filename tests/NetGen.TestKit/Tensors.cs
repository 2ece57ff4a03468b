using System.Runtime.InteropServices;
using NetGen.Generator.Model;

namespace NetGen.TestKit;

/// <summary>Raw little-endian bytes to arrays and back, and comparisons.</summary>
public static class Tensors
{
    public static Array FromBytes(byte[] bytes, ElementType element) => element switch
    {
        ElementType.Float32 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        ElementType.Int32 => MemoryMarshal.Cast<byte, int>(bytes).ToArray(),
        ElementType.Int16 => MemoryMarshal.Cast<byte, short>(bytes).ToArray(),
        _ => MemoryMarshal.Cast<byte, sbyte>(bytes).ToArray(),
    };

    /// <summary>The largest difference, relative to the largest reference value; 0 for two empty or all-zero tensors.</summary>
    public static double RelativeError(float[] actual, float[] expected)
    {
        if (actual.Length != expected.Length)
        {
            return double.PositiveInfinity;
        }

        double largest = expected.Select(value => (double)Math.Abs(value)).DefaultIfEmpty(0).Max();
        double difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double step = Math.Abs((double)actual[i] - expected[i]);
            difference = double.IsNaN(step) ? double.PositiveInfinity : Math.Max(difference, step);
        }

        return difference == 0 ? 0 : largest == 0 ? difference : difference / largest;
    }
}
