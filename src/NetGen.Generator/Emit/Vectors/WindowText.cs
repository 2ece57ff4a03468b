namespace NetGen.Generator.Emit.Vectors;

/// <summary>Sums and maxima over the part of a window that lies in the input, 16 channels at a time.</summary>
internal static class WindowText
{
    public const string Sum = """
        /// <summary>For each channel the sum of its values in a window.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal static void SumWindow(sbyte[] source, int from, int rows, int rowStep, int columns, int channels, int[] sums)
        {
            _ = source[from + ((rows - 1) * rowStep) + (columns * channels) - 1];
            _ = sums[channels - 1];
            ref sbyte s = ref source[from];
            ref int t = ref sums[0];
            nint c = 0;
            for (; c <= channels - 16; c += 16)
            {
                Vector512<int> all = Vector512<int>.Zero;
                Vector128<int> s0 = Vector128<int>.Zero, s1 = s0, s2 = s0, s3 = s0;
                for (int row = 0; row < rows; row++)
                {
                    ref sbyte x = ref Unsafe.Add(ref s, (row * rowStep) + c);
                    for (int column = 0; column < columns; column++)
                    {
                        Vector128<sbyte> values = Vector128.LoadUnsafe(ref x);
                        x = ref Unsafe.Add(ref x, channels);
                        if (Avx512F.IsSupported)
                        {
                            all += Avx512F.ConvertToVector512Int32(values);
                            continue;
                        }

                        (Vector128<short> low, Vector128<short> high) = Vector128.Widen(values);
                        (Vector128<int> a, Vector128<int> b) = Vector128.Widen(low);
                        (Vector128<int> d, Vector128<int> e) = Vector128.Widen(high);
                        s0 += a;
                        s1 += b;
                        s2 += d;
                        s3 += e;
                    }
                }

                if (Avx512F.IsSupported)
                {
                    all.StoreUnsafe(ref t, (nuint)c);
                    continue;
                }

                s0.StoreUnsafe(ref t, (nuint)c);
                s1.StoreUnsafe(ref t, (nuint)c + 4);
                s2.StoreUnsafe(ref t, (nuint)c + 8);
                s3.StoreUnsafe(ref t, (nuint)c + 12);
            }

            for (; c < channels; c++)
            {
                int sum = 0;
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        sum += Unsafe.Add(ref s, (row * rowStep) + (column * channels) + c);
                    }
                }

                Unsafe.Add(ref t, c) = sum;
            }
        }
        """;

    public static string SumFloats { get; } = Floats("SumWindowFloats", "the sum of its values", "0f", "sum + value", "sums");

    public static string Max { get; } = """
        /// <summary>For each channel the largest of its values in a window, limited.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal static void MaxWindow(sbyte[] source, int from, int rows, int rowStep, int columns, int channels, int low, int high, sbyte[] target, int to)
        {
            _ = source[from + ((rows - 1) * rowStep) + (columns * channels) - 1];
            _ = target[to + channels - 1];
            ref sbyte s = ref source[from];
            ref sbyte t = ref target[to];
            nint c = 0;
            for (; c <= channels - 16; c += 16)
            {
                Vector128<sbyte> most = Vector128.Create((sbyte)low);
                for (int row = 0; row < rows; row++)
                {
                    ref sbyte x = ref Unsafe.Add(ref s, (row * rowStep) + c);
                    for (int column = 0; column < columns; column++)
                    {
                        most = Vector128.Max(most, Vector128.LoadUnsafe(ref x));
                        x = ref Unsafe.Add(ref x, channels);
                    }
                }

                Vector128.Min(most, Vector128.Create((sbyte)high)).StoreUnsafe(ref t, (nuint)c);
            }

            for (; c < channels; c++)
            {
                int most = low;
                for (int row = 0; row < rows; row++)
                {
                    for (int column = 0; column < columns; column++)
                    {
                        most = global::System.Math.Max(most, Unsafe.Add(ref s, (row * rowStep) + (column * channels) + c));
                    }
                }

                Unsafe.Add(ref t, c) = (sbyte)global::System.Math.Min(most, high);
            }
        }
        """;

    public static string MaxFloats { get; } = Floats("MaxWindowFloats", "the largest of its values", "float.MinValue", "value > sum ? value : sum", "target");

    /// <summary>A fold of floats; the vectors do what the single values do.</summary>
    private static string Floats(string name, string what, string start, string step, string target)
    {
        string vector = step == "sum + value" ? "sum + value" : "Vector128.ConditionalSelect(Vector128.GreaterThan(value, sum), value, sum)";
        return $$"""
            /// <summary>For each channel {{what}} in a window.</summary>
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            internal static void {{name}}(float[] source, int from, int rows, int rowStep, int columns, int channels, float[] {{target}}, int to)
            {
                _ = source[from + ((rows - 1) * rowStep) + (columns * channels) - 1];
                _ = {{target}}[to + channels - 1];
                ref float s = ref source[from];
                ref float t = ref {{target}}[to];
                nint c = 0;
                for (; c <= channels - 4; c += 4)
                {
                    Vector128<float> sum = Vector128.Create({{start}});
                    for (int row = 0; row < rows; row++)
                    {
                        ref float x = ref Unsafe.Add(ref s, (row * rowStep) + c);
                        for (int column = 0; column < columns; column++)
                        {
                            Vector128<float> value = Vector128.LoadUnsafe(ref x);
                            sum = {{vector}};
                            x = ref Unsafe.Add(ref x, channels);
                        }
                    }

                    sum.StoreUnsafe(ref t, (nuint)c);
                }

                for (; c < channels; c++)
                {
                    float sum = {{start}};
                    for (int row = 0; row < rows; row++)
                    {
                        for (int column = 0; column < columns; column++)
                        {
                            float value = Unsafe.Add(ref s, (row * rowStep) + (column * channels) + c);
                            sum = {{step}};
                        }
                    }

                    Unsafe.Add(ref t, c) = sum;
                }
            }
            """;
    }
}
