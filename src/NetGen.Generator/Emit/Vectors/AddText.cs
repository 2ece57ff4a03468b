namespace NetGen.Generator.Emit.Vectors;

/// <summary>Sums of two tensors.</summary>
internal static class AddText
{
    public const string Integers = """
        /// <summary>(first * a + second * b + offset) >> shift, limited: the compiler compared it with the exact sum for every pair of values.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal static void Add(sbyte[] a, int fromA, sbyte[] b, int fromB, int first, int second, int offset, int shift, int low, int high, sbyte[] target, int to, int count)
        {
            _ = a[fromA + count - 1];
            _ = b[fromB + count - 1];
            _ = target[to + count - 1];
            ref sbyte x = ref a[fromA];
            ref sbyte y = ref b[fromB];
            ref sbyte t = ref target[to];
            nint i = 0;
            if (Avx512F.IsSupported)
            {
                for (; i <= count - 16; i += 16)
                {
                    Vector512<int> sum = (Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref x, (nuint)i)) * Vector512.Create(first))
                        + (Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref y, (nuint)i)) * Vector512.Create(second)) + Vector512.Create(offset);
                    Vector128<sbyte> result = Avx512F.ConvertToVector128SByteWithSaturation(sum >> shift);
                    Vector128.Min(Vector128.Max(result, Vector128.Create((sbyte)low)), Vector128.Create((sbyte)high)).StoreUnsafe(ref t, (nuint)i);
                }
            }

            for (; i <= count - 16; i += 16)
            {
                (Vector128<short> xLow, Vector128<short> xHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref x, (nuint)i));
                (Vector128<short> yLow, Vector128<short> yHigh) = Vector128.Widen(Vector128.LoadUnsafe(ref y, (nuint)i));
                Vector128<short> left = AddEight(xLow, yLow, first, second, offset, shift, low, high);
                Vector128<short> right = AddEight(xHigh, yHigh, first, second, offset, shift, low, high);
                Vector128.Narrow(left, right).StoreUnsafe(ref t, (nuint)i);
            }

            for (; i < count; i++)
            {
                int sum = ((Unsafe.Add(ref x, i) * first) + (Unsafe.Add(ref y, i) * second) + offset) >> shift;
                Unsafe.Add(ref t, i) = (sbyte)global::System.Math.Min(global::System.Math.Max(sum, low), high);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<short> AddEight(Vector128<short> x, Vector128<short> y, int first, int second, int offset, int shift, int low, int high)
        {
            (Vector128<int> a, Vector128<int> b) = Vector128.Widen(x);
            (Vector128<int> c, Vector128<int> d) = Vector128.Widen(y);
            Vector128<int> left = ((a * first) + (c * second) + Vector128.Create(offset)) >> shift;
            Vector128<int> right = ((b * first) + (d * second) + Vector128.Create(offset)) >> shift;
            Vector128<int> least = Vector128.Create(low);
            Vector128<int> most = Vector128.Create(high);
            return Vector128.Narrow(Vector128.Min(Vector128.Max(left, least), most), Vector128.Min(Vector128.Max(right, least), most));
        }
        """;

    public const string Floats = """
        /// <summary>a + b, limited.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal static void AddFloats(float[] a, int fromA, float[] b, int fromB, float low, float high, float[] target, int to, int count)
        {
            _ = a[fromA + count - 1];
            _ = b[fromB + count - 1];
            _ = target[to + count - 1];
            ref float x = ref a[fromA];
            ref float y = ref b[fromB];
            ref float t = ref target[to];
            nint i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; i <= count - 16; i += 16)
                {
                    Vector512<float> sum = Vector512.LoadUnsafe(ref x, (nuint)i) + Vector512.LoadUnsafe(ref y, (nuint)i);
                    PutReal512(sum, Vector512.Create(low), Vector512.Create(high), ref Unsafe.Add(ref t, i), 16);
                }
            }

            for (; i <= count - 4; i += 4)
            {
                Vector128<float> sum = Vector128.LoadUnsafe(ref x, (nuint)i) + Vector128.LoadUnsafe(ref y, (nuint)i);
                PutReal128(sum, Vector128.Create(low), Vector128.Create(high), ref Unsafe.Add(ref t, i), 4);
            }

            for (; i < count; i++)
            {
                Unsafe.Add(ref t, i) = global::System.Math.Min(global::System.Math.Max(Unsafe.Add(ref x, i) + Unsafe.Add(ref y, i), low), high);
            }
        }
        """;
}
