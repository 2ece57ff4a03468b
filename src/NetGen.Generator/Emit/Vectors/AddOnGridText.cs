namespace NetGen.Generator.Emit.Vectors;

/// <summary>
/// The sum of two tensors of 8 bits as TensorFlow Lite computes it: each value with 20 more bits on a common scale, then the sum to the output's,
/// every factor with its two roundings.
/// </summary>
internal static class AddOnGridText
{
    private const string Parameters =
        "int zeroA, int factorA, int rightA, {0}, int zeroB, int factorB, int rightB, int factor, int right, int zero, int low, int high";

    public static string Text { get; } = $$"""
        /// <summary>a + b: zero points, factors and shifts of each and of the sum.</summary>
        internal static void AddOnGrid(sbyte[] a, int fromA, int zeroA, int factorA, int rightA, sbyte[] b, int fromB, int zeroB, int factorB, int rightB, int factor, int right, int zero, int low, int high, sbyte[] target, int to, int count)
        {
            _ = a[fromA + count - 1];
            _ = b[fromB + count - 1];
            _ = target[to + count - 1];
            ref sbyte x = ref a[fromA];
            ref sbyte y = ref b[fromB];
            ref sbyte t = ref target[to];
            int i = 0;
            if (Avx512F.IsSupported)
            {
                i = AddOnGrid512(ref x, zeroA, factorA, rightA, ref y, zeroB, factorB, rightB, factor, right, zero, low, high, ref t, count);
            }
            else if (Avx2.IsSupported)
            {
                i = AddOnGrid256(ref x, zeroA, factorA, rightA, ref y, zeroB, factorB, rightB, factor, right, zero, low, high, ref t, count);
            }

            for (; i < count; i++)
            {
                int sum = Rescale((Unsafe.Add(ref x, i) - zeroA) << 20, factorA, rightA) + Rescale((Unsafe.Add(ref y, i) - zeroB) << 20, factorB, rightB);
                Unsafe.Add(ref t, i) = (sbyte)global::System.Math.Min(global::System.Math.Max(Rescale(sum, factor, right) + zero, low), high);
            }
        }

        /// <summary>value * factor / 2^31 / 2^right, rounded twice.</summary>
        private static int Rescale(int value, int factor, int right)
        {
            int t = (int)((((long)value * factor) + (1L << 30)) >> 31);
            return right == 0 ? t : (t + (1 << (right - 1)) + (t >> 31)) >> right;
        }

        {{Width(512)}}

        {{Width(256)}}
        """;

    private static string Width(int width)
    {
        string type = $"Vector{width}<int>";
        int lanes = width / 32;
        string load = width == 512
            ? "Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref {0}, (nuint)i))"
            : "Avx2.ConvertToVector256Int32(Vector128.CreateScalar(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref {0}, i)))).AsSByte())";
        string store = width == 512
            ? "Avx512F.ConvertToVector128SByteWithSaturation(result).StoreUnsafe(ref t, (nuint)i);"
            : """
              Vector128<short> words = Sse2.PackSignedSaturate(result.GetLower(), result.GetUpper());
                      Unsafe.WriteUnaligned(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref t, i)), Sse2.PackSignedSaturate(words, words).AsInt64().ToScalar());
              """;
        string multiply = width == 512 ? "Avx512F.Multiply" : "Avx2.Multiply";
        return $$"""
            /// <summary>The values that fill vectors; how many those are.</summary>
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static int AddOnGrid{{width}}(ref sbyte x, {{string.Format(System.Globalization.CultureInfo.InvariantCulture, Parameters, "ref sbyte y")}}, ref sbyte t, int count)
            {
                int i = 0;
                for (; i <= count - {{lanes}}; i += {{lanes}})
                {
                    {{type}} first = {{string.Format(System.Globalization.CultureInfo.InvariantCulture, load, "x")}} - Vector{{width}}.Create(zeroA);
                    {{type}} second = {{string.Format(System.Globalization.CultureInfo.InvariantCulture, load, "y")}} - Vector{{width}}.Create(zeroB);
                    {{type}} sum = Rescale{{width}}(first << 20, factorA, rightA) + Rescale{{width}}(second << 20, factorB, rightB);
                    {{type}} result = Rescale{{width}}(sum, factor, right) + Vector{{width}}.Create(zero);
                    result = Vector{{width}}.Min(Vector{{width}}.Max(result, Vector{{width}}.Create(low)), Vector{{width}}.Create(high));
                    {{store}}
                }

                return i;
            }

            /// <summary>The first rounding is the upper half of twice the product; the second one is away from zero.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static {{type}} Rescale{{width}}({{type}} value, int factor, int right)
            {
                {{type}} f = Vector{{width}}.Create(factor);
                Vector{{width}}<long> half = Vector{{width}}.Create(1L << 31);
                {{type}} twice = value + value;
                Vector{{width}}<long> even = {{multiply}}(twice, f) + half;
                Vector{{width}}<long> odd = {{multiply}}((twice.AsInt64() >>> 32).AsInt32(), f) + half;
                {{type}} t = Vector{{width}}.ConditionalSelect(Vector{{width}}.Create(0xFFFFFFFF00000000).AsInt32(), odd.AsInt32(), (even >>> 32).AsInt32());
                return right == 0 ? t : (t + Vector{{width}}.Create(1 << (right - 1)) + (t >> 31)) >> right;
            }
            """;
    }
}
