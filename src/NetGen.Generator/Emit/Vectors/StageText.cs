namespace NetGen.Generator.Emit.Vectors;

/// <summary>Methods that lay out inputs so that inner loops need no tests: borders are filled once, at start-up.</summary>
internal static class StageText
{
    public const string Places = """
        /// <summary>Where the input of each output position begins.</summary>
        internal static int[] Places(int rows, int columns, int rowStep, int columnStep)
        {
            int[] places = new int[rows * columns];
            for (int i = 0; i < places.Length; i++)
            {
                places[i] = ((i / columns) * rowStep) + ((i % columns) * columnStep);
            }

            return places;
        }
        """;

    public const string Bytes = """
        /// <summary>Copies rows of 8-bit values as value + 128.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        internal static void Stage(sbyte[] source, int from, int sourceStep, byte[] target, int to, int targetStep, int rows, int length)
        {
            // Their ends are checked here, once: the loops below do not.
            _ = source[from + ((rows - 1) * sourceStep) + length - 1];
            _ = target[to + ((rows - 1) * targetStep) + length - 1];
            ref byte s = ref Unsafe.As<sbyte, byte>(ref source[from]);
            ref byte t = ref target[to];
            for (int row = 0; row < rows; row++)
            {
                nint i = 0;
                if (Vector512.IsHardwareAccelerated)
                {
                    for (; i <= length - 64; i += 64)
                    {
                        (Vector512.LoadUnsafe(ref s, (nuint)i) ^ Vector512.Create((byte)128)).StoreUnsafe(ref t, (nuint)i);
                    }
                }

                for (; i <= length - 16; i += 16)
                {
                    (Vector128.LoadUnsafe(ref s, (nuint)i) ^ Vector128.Create((byte)128)).StoreUnsafe(ref t, (nuint)i);
                }

                for (; i < length; i++)
                {
                    Unsafe.Add(ref t, i) = (byte)(Unsafe.Add(ref s, i) ^ 128);
                }

                s = ref Unsafe.Add(ref s, sourceStep);
                t = ref Unsafe.Add(ref t, targetStep);
            }
        }
        """;

    public const string Floats = """
        /// <summary>Copies rows of floats.</summary>
        internal static void StageFloats(float[] source, int from, int sourceStep, float[] target, int to, int targetStep, int rows, int length)
        {
            for (int row = 0; row < rows; row++)
            {
                source.AsSpan(from + (row * sourceStep), length).CopyTo(target.AsSpan(to + (row * targetStep)));
            }
        }
        """;

    public static string Filled(string name, string element) => $$"""
        /// <summary>An array of equal values.</summary>
        internal static {{element}}[] {{name}}(int length, int value)
        {
            {{element}}[] array = new {{element}}[length];
            global::System.Array.Fill(array, ({{element}})value);
            return array;
        }
        """;
}
