namespace NetGen.Generator.Emit.Vectors;

/// <summary>Products of unsigned and signed bytes, four to a 32-bit sum, without the saturation that the oldest such instruction has.</summary>
internal static class DotText
{
    public const string Text = """
        /// <summary>Four bytes of the input in every place of a vector.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Four256(ref byte x, nint i) => Vector256.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref x, i))).AsByte();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<byte> Four128(ref byte x, nint i) => Vector128.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref x, i))).AsByte();

        /// <summary>Each sum plus four products, exactly.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Dot256(Vector256<int> sum, Vector256<byte> x, Vector256<sbyte> w)
        {
        #if NET10_0_OR_GREATER
            if (AvxVnni.IsSupported)
            {
                return AvxVnni.MultiplyWideningAndAdd(sum, x, w);
            }
        #endif

            if (Avx2.IsSupported)
            {
                Vector256<int> even = Avx2.MultiplyAddAdjacent(x.AsInt16() & Vector256.Create((short)255), (w.AsInt16() << 8) >> 8);
                Vector256<int> odd = Avx2.MultiplyAddAdjacent((x.AsUInt16() >>> 8).AsInt16(), w.AsInt16() >> 8);
                return sum + even + odd;
            }

            return Vector256.Create(Dot128(sum.GetLower(), x.GetLower(), w.GetLower()), Dot128(sum.GetUpper(), x.GetUpper(), w.GetUpper()));
        }

        /// <summary>Each sum plus four products, exactly.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector128<int> Dot128(Vector128<int> sum, Vector128<byte> x, Vector128<sbyte> w)
        {
            if (Sse2.IsSupported)
            {
                Vector128<int> even = Sse2.MultiplyAddAdjacent(x.AsInt16() & Vector128.Create((short)255), (w.AsInt16() << 8) >> 8);
                Vector128<int> odd = Sse2.MultiplyAddAdjacent((x.AsUInt16() >>> 8).AsInt16(), w.AsInt16() >> 8);
                return sum + even + odd;
            }

            Vector128<int> a = x.AsInt32();
            Vector128<int> b = w.AsInt32();
            Vector128<int> low = Vector128.Create(255);
            return sum + ((a & low) * ((b << 24) >> 24)) + (((a >>> 8) & low) * ((b << 16) >> 24))
                + (((a >>> 16) & low) * ((b << 8) >> 24)) + ((a >>> 24) * (b >> 24));
        }
        """;
}
