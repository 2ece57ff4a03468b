namespace NetGen.Generator.Emit.Vectors;

/// <summary>
/// Integer sums to 8 bits: the upper half of (sum * multiplier + offset), shifted. It is either one line that the compiler proved equal to TensorFlow
/// Lite's requantization on the sum's whole range, or (signed) both of its roundings in one: of a doubled sum, with 1 less for negative ones.
/// </summary>
internal static class PutText
{
    /// <summary>Integers of a block of 16 channels: biases, multipliers, shifts, 64-bit offsets of even and of odd channels.</summary>
    public const int Block = 80;

    public const string Text = """
        /// <summary>Stores up to 16 sums as 8 bits. p: the numbers of their channels.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Put512(Vector512<int> sum, Vector512<int> m, Vector512<int> shift, Vector512<long> even, Vector512<long> odd, bool signed, Vector128<sbyte> low, Vector128<sbyte> high, ref sbyte y, int count)
        {
            Vector512<int> t = signed ? sum + sum : sum;
            Vector512<long> first = Avx512F.Multiply(t, m) + even;
            Vector512<long> second = Avx512F.Multiply((t.AsInt64() >>> 32).AsInt32(), (m.AsInt64() >>> 32).AsInt32()) + odd;
            t = Vector512.ConditionalSelect(Vector512.Create(0xFFFFFFFF00000000).AsInt32(), second.AsInt32(), (first >>> 32).AsInt32());
            t = signed ? t + (sum >> 31) : t;
            Vector512<int> result = Avx512F.ShiftRightArithmeticVariable(t, shift.AsUInt32());
            Vector128<sbyte> bytes = Sse41.Min(Sse41.Max(Avx512F.ConvertToVector128SByteWithSaturation(result), low), high);
            if (count >= 16)
            {
                bytes.StoreUnsafe(ref y);
            }
            else
            {
                PutFew(bytes, ref y, count);
            }
        }

        /// <summary>Stores up to 8 sums as 8 bits.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Put256(Vector256<int> sum, ref int p, bool signed, Vector128<sbyte> low, Vector128<sbyte> high, ref sbyte y, int count)
        {
            Vector256<int> m = Vector256.LoadUnsafe(ref p, 16);
            Vector256<int> shift = Vector256.LoadUnsafe(ref p, 32);
            Vector256<int> t = signed ? sum + sum : sum;
            Vector256<long> first = Avx2.Multiply(t, m) + Vector256.LoadUnsafe(ref p, 48).AsInt64();
            Vector256<long> second = Avx2.Multiply((t.AsInt64() >>> 32).AsInt32(), (m.AsInt64() >>> 32).AsInt32()) + Vector256.LoadUnsafe(ref p, 64).AsInt64();
            t = Avx2.Blend((first >>> 32).AsInt32(), second.AsInt32(), 0b10101010);
            t = signed ? t + (sum >> 31) : t;
            Vector256<int> result = Avx2.ShiftRightArithmeticVariable(t, shift.AsUInt32());
            Vector128<short> words = Sse2.PackSignedSaturate(result.GetLower(), result.GetUpper());
            Vector128<sbyte> bytes = Sse41.Min(Sse41.Max(Sse2.PackSignedSaturate(words, words), low), high);
            if (count >= 8)
            {
                Unsafe.WriteUnaligned(ref Unsafe.As<sbyte, byte>(ref y), bytes.AsInt64().ToScalar());
            }
            else
            {
                PutFew(bytes, ref y, count);
            }
        }

        /// <summary>Stores up to 4 sums as 8 bits, whatever the processor.</summary>
        private static void Put128(Vector128<int> sum, ref int p, bool signed, Vector128<sbyte> low, Vector128<sbyte> high, ref sbyte y, int count)
        {
            for (int i = 0; i < global::System.Math.Min(count, 4); i++)
            {
                int a = sum.GetElement(i);
                long offset = Unsafe.ReadUnaligned<long>(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref p, 48 + ((i & 1) * 16) + (i & 2))));
                int upper = (int)((((long)(signed ? a + a : a) * Unsafe.Add(ref p, 16 + i)) + offset) >> 32);
                int result = (signed ? upper + (a >> 31) : upper) >> Unsafe.Add(ref p, 32 + i);
                Unsafe.Add(ref y, i) = (sbyte)global::System.Math.Min(global::System.Math.Max(result, low.ToScalar()), high.ToScalar());
            }
        }

        /// <summary>Stores the first of 16 bytes.</summary>
        private static void PutFew(Vector128<sbyte> bytes, ref sbyte y, int count)
        {
            if (count >= 8)
            {
                Unsafe.WriteUnaligned(ref Unsafe.As<sbyte, byte>(ref y), bytes.AsInt64().ToScalar());
                bytes = Vector128.Create(bytes.AsInt64().GetElement(1), 0).AsSByte();
                y = ref Unsafe.Add(ref y, 8);
                count -= 8;
            }

            for (long rest = bytes.AsInt64().ToScalar(); count > 0; count--, rest >>= 8)
            {
                y = (sbyte)rest;
                y = ref Unsafe.Add(ref y, 1);
            }
        }
        """;
}
