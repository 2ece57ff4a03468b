namespace NetGen.IlCounter.Tests;

/// <summary>Extreme and random values of each type, the same in every run.</summary>
internal static class Samples
{
    private static readonly int[] Ints = [0, 1, -1, 2, 3, 7, 31, 32, 33, 63, 64, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, 65535, int.MaxValue, int.MinValue, int.MaxValue - 1];

    private static readonly float[] Floats =
    [
        0f, -0f, 1f, -1f, 0.1f, 1.5f, 2.5f, -2.5f, 16777216f, 16777217f, 3.3333333f, 1e-40f, float.Epsilon, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private static readonly double[] Doubles = [.. Floats.Select(value => (double)value), 0.1, 1e300, double.Epsilon, 4503599627370497.5, 1.0000000596046448];

    public static object[] Of(string type, int count = 40)
    {
        Random random = new(17);
        IEnumerable<object> values = type switch
        {
            "bool" => [false, true],
            "sbyte" => Ints.Select(value => (object)unchecked((sbyte)value)),
            "byte" => Ints.Select(value => (object)unchecked((byte)value)),
            "short" => Ints.Select(value => (object)unchecked((short)value)),
            "ushort" => Ints.Select(value => (object)unchecked((ushort)value)),
            "char" => Ints.Select(value => (object)unchecked((char)value)),
            "int" => Ints.Select(value => (object)value).Concat(Random(count, () => random.Next(int.MinValue, int.MaxValue))),
            "uint" => Ints.Select(value => (object)unchecked((uint)value)).Concat(Random(count, () => unchecked((uint)random.Next(int.MinValue, int.MaxValue)))),
            "long" => Longs().Concat(Random(count, () => random.NextInt64(long.MinValue, long.MaxValue))),
            "ulong" => Longs().Select(value => (object)unchecked((ulong)(long)value)),
            "float" => Floats.Select(value => (object)value).Concat(Random(count, () => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-10, 10)))),
            _ => Doubles.Select(value => (object)value).Concat(Random(count, () => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20)))),
        };
        return [.. values.Distinct()];
    }

    private static IEnumerable<object> Longs() =>
        Ints.Select(value => (object)(long)value).Concat(Ints.Select(value => (object)((long)value << 32))).Concat([long.MaxValue, long.MinValue, 4294967295L, 9007199254740993L]);

    private static IEnumerable<object> Random<T>(int count, Func<T> next)
        where T : struct => Enumerable.Range(0, count).Select(_ => (object)next());
}
