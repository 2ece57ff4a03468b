namespace NetGen.Generator.Emit.Vectors;

/// <summary>The input of a depthwise convolution as pairs of 16-bit values, so that one instruction multiplies and adds two rows of a channel.</summary>
internal static class PairsText
{
    public const string Pairs = """
        /// <summary>Interleaves each row with the one that lies next rows below it; rows outside are the border.</summary>
        internal static void Pairs(sbyte[] source, int from, int height, int length, sbyte[] border, int top, int next, int[] target, int to, int targetStep, int rows, int step)
        {
            _ = source[from + (height * length) - 1];
            _ = border[length - 1];
            for (int row = 0; row < rows; row += step)
            {
                int first = row - top;
                int second = first + next;
                ref sbyte a = ref ((uint)first < (uint)height ? ref source[from + (first * length)] : ref border[0]);
                ref sbyte b = ref ((uint)second < (uint)height ? ref source[from + (second * length)] : ref border[0]);
                Interleave(ref a, ref b, target.AsSpan(to + (row * targetStep), length));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Interleave(ref sbyte a, ref sbyte b, Span<int> target)
        {
            ref int t = ref MemoryMarshal.GetReference(target);
            nint i = 0;
            for (; i <= target.Length - 16; i += 16)
            {
                Vector128<sbyte> x = Vector128.LoadUnsafe(ref a, (nuint)i);
                Vector128<sbyte> y = Vector128.LoadUnsafe(ref b, (nuint)i);
                if (Avx512F.IsSupported)
                {
                    Vector512.ConditionalSelect(Vector512.Create(0xFFFF), Avx512F.ConvertToVector512Int32(x), Avx512F.ConvertToVector512Int32(y) << 16).StoreUnsafe(ref t, (nuint)i);
                    continue;
                }

                (Vector128<short> xLow, Vector128<short> xHigh) = Vector128.Widen(x);
                (Vector128<short> yLow, Vector128<short> yHigh) = Vector128.Widen(y);
                InterleaveEight(xLow, yLow, ref Unsafe.Add(ref t, i));
                InterleaveEight(xHigh, yHigh, ref Unsafe.Add(ref t, i + 8));
            }

            for (; i < target.Length; i++)
            {
                Unsafe.Add(ref t, i) = (Unsafe.Add(ref a, i) & 0xFFFF) + (Unsafe.Add(ref b, i) << 16);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void InterleaveEight(Vector128<short> x, Vector128<short> y, ref int t)
        {
            (Vector128<int> a, Vector128<int> b) = Vector128.Widen(x);
            (Vector128<int> c, Vector128<int> d) = Vector128.Widen(y);
            Vector128<int> low = Vector128.Create(0xFFFF);
            ((a & low) | (c << 16)).StoreUnsafe(ref t);
            ((b & low) | (d << 16)).StoreUnsafe(ref t, 4);
        }
        """;
}
