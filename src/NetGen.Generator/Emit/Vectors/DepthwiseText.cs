using NetGen.Generator.Code;

namespace NetGen.Generator.Emit.Vectors;

/// <summary>
/// Depthwise convolution: a vector of neighbouring channels, which run on into the next position where the stride is 1, so that few channels fill a
/// vector as well. The window is written out; its weights and the numbers of its outputs stay in registers.
/// </summary>
internal static class DepthwiseText
{
    /// <summary>Rows of the method are pairs of rows of the window.</summary>
    public static string Integers(VectorMethod method)
    {
        string name = method.Name;
        const string Arguments = "rowStep, pairStep, columnStep, rows, units, unitStep, (block * 16) + part, lanes, blocks * 16";
        string Call(int width) => $"{name}By{width}(ref pairs[0], {Arguments}, ref Unsafe.Add(ref w, 2 * part), ref Unsafe.Add(ref p, part), signed != 0, least, most, ref target[to]);";
        return $$"""
            /// <summary>Integer depthwise convolution, {{method.Rows}} pairs of rows by {{method.Columns}} columns.</summary>
            internal static void {{name}}(int[] pairs, int rowStep, int pairStep, int columnStep, int rows, int units, int unitStep, int lanes, ReadOnlySpan<short> weights, int blocks, ReadOnlySpan<int> outputs, int signed, int low, int high, sbyte[] target, int to)
            {
                _ = target[to + (rows * units * lanes) - 1];
                _ = pairs[((rows - 1) * rowStep) + ((units - 1) * unitStep) + ({{method.Rows - 1}} * pairStep) + ({{method.Columns - 1}} * columnStep) + lanes + 14];
                Vector128<sbyte> least = Vector128.Create((sbyte)low);
                Vector128<sbyte> most = Vector128.Create((sbyte)high);
                for (int block = 0; block < blocks; block++)
                {
                    ref short w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), block * {{method.Rows * method.Columns * 32}});
                    ref int p = ref Unsafe.Add(ref MemoryMarshal.GetReference(outputs), block * {{PutText.Block}});
                    int part = 0;
                    if (Avx512BW.IsSupported)
                    {
                        {{Call(512)}}
                        continue;
                    }

                    for (; part < 16; part += Avx2.IsSupported ? 8 : 4)
                    {
                        if (Avx2.IsSupported)
                        {
                            {{Call(256)}}
                        }
                        else
                        {
                            {{Call(128)}}
                        }
                    }
                }
            }

            {{Integers(method, 512)}}

            {{Integers(method, 256)}}

            {{Integers(method, 128)}}

            /// <summary>Each sum plus the products of a pair.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector128<int> {{name}}Pair(Vector128<int> x, Vector128<int> w) => Sse2.IsSupported
                ? Sse2.MultiplyAddAdjacent(x.AsInt16(), w.AsInt16())
                : (((x << 16) >> 16) * ((w << 16) >> 16)) + ((x >> 16) * (w >> 16));
            """;
    }

    public static string Floats(VectorMethod method)
    {
        string name = method.Name;
        const string Arguments = "rowStep, tapStep, columnStep, rows, units, unitStep, (block * 16) + part, lanes, blocks * 16";
        string Call(int width) => $"{name}By{width}(ref x, {Arguments}, ref Unsafe.Add(ref w, part), ref Unsafe.Add(ref b, part), low, high, ref target[to]);";
        return $$"""
            /// <summary>Float depthwise convolution, {{method.Rows}} rows by {{method.Columns}} columns.</summary>
            internal static void {{name}}(float[] input, int rowStep, int tapStep, int columnStep, int rows, int units, int unitStep, int lanes, ReadOnlySpan<float> weights, int blocks, ReadOnlySpan<float> biases, float low, float high, float[] target, int to)
            {
                _ = target[to + (rows * units * lanes) - 1];
                _ = input[((rows - 1) * rowStep) + ((units - 1) * unitStep) + ({{method.Rows - 1}} * tapStep) + ({{method.Columns - 1}} * columnStep) + lanes + 14];
                ref float x = ref input[0];
                for (int block = 0; block < blocks; block++)
                {
                    ref float w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), block * {{method.Rows * method.Columns * 16}});
                    ref float b = ref Unsafe.Add(ref MemoryMarshal.GetReference(biases), block * 16);
                    int part = 0;
                    if (Vector512.IsHardwareAccelerated)
                    {
                        {{Call(512)}}
                        continue;
                    }

                    for (; part < 16; part += Vector256.IsHardwareAccelerated ? 8 : 4)
                    {
                        if (Vector256.IsHardwareAccelerated)
                        {
                            {{Call(256)}}
                        }
                        else
                        {
                            {{Call(128)}}
                        }
                    }
                }
            }

            {{Floats(method, 512)}}

            {{Floats(method, 256)}}

            {{Floats(method, 128)}}
            """;
    }

    private static string Integers(VectorMethod method, int width)
    {
        string type = $"Vector{width}<int>";
        TileText taps = new(width, 1, method.Rows * method.Columns);
        string product = width switch { 512 => "Avx512BW.MultiplyAddAdjacent", 256 => "Avx2.MultiplyAddAdjacent", _ => method.Name + "Pair" };
        string suffix = width == 128 ? ".AsInt32()" : ".AsInt16()";
        string numbers = width == 512
            ? """
                  Vector512<int> m = Vector512.LoadUnsafe(ref p, 16);
                  Vector512<int> shift = Vector512.LoadUnsafe(ref p, 32);
                  Vector512<long> even = Vector512.LoadUnsafe(ref p, 48).AsInt64();
                  Vector512<long> odd = Vector512.LoadUnsafe(ref p, 64).AsInt64();

              """
            : "";
        string put = width == 512 ? "Put512(sum, m, shift, even, odd, " : $"Put{width}(sum, ref p, ";
        return $$"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void {{method.Name}}By{{width}}(ref int x, int rowStep, int pairStep, int columnStep, int rows, int units, int unitStep, nint first, int lanes, int step, ref short w, ref int p, bool signed, Vector128<sbyte> low, Vector128<sbyte> high, ref sbyte y)
            {
            {{taps.Vectors(1, t => $"Vector{width}<short> w{t} = Vector{width}.LoadUnsafe(ref w, {t * 32});")}}
                {{type}} bias = Vector{{width}}.LoadUnsafe(ref p);
            {{numbers}}    for (int row = 0; row < rows; row++)
                {
                    for (int unit = 0; unit < units; unit++)
                    {
            {{Rows(method, "ref int", "(row * rowStep) + (unit * unitStep)", "pairStep")}}
                        for (nint lane = first; lane < lanes; lane += step)
                        {
                            {{type}} sum = bias;
            {{taps.Vectors(4, t => $"sum += {product}(Vector{width}.LoadUnsafe(ref x{t / method.Columns}, (nuint)(lane + {Column(t % method.Columns)})){suffix}, w{t}{(width == 128 ? ".AsInt32()" : "")});")}}
                            {{put}}signed, low, high, ref Unsafe.Add(ref y, lane), (int)(lanes - lane));
                        }

                        y = ref Unsafe.Add(ref y, lanes);
                    }
                }
            }
            """;
    }

    private static string Floats(VectorMethod method, int width)
    {
        string type = $"Vector{width}<float>";
        TileText taps = new(width, 1, method.Rows * method.Columns);
        return $$"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void {{method.Name}}By{{width}}(ref float x, int rowStep, int tapStep, int columnStep, int rows, int units, int unitStep, nint first, int lanes, int step, ref float w, ref float b, float low, float high, ref float y)
            {
            {{taps.Vectors(1, t => $"{type} w{t} = Vector{width}.LoadUnsafe(ref w, {t * 16});")}}
                {{type}} bias = Vector{{width}}.LoadUnsafe(ref b);
                {{type}} least = Vector{{width}}.Create(low);
                {{type}} most = Vector{{width}}.Create(high);
                for (int row = 0; row < rows; row++)
                {
                    for (int unit = 0; unit < units; unit++)
                    {
            {{Rows(method, "ref float", "(row * rowStep) + (unit * unitStep)", "tapStep")}}
                        for (nint lane = first; lane < lanes; lane += step)
                        {
                            {{type}} sum = {{type}}.Zero;
            {{taps.Vectors(4, t => $"sum = Add{width}(sum, Vector{width}.LoadUnsafe(ref x{t / method.Columns}, (nuint)(lane + {Column(t % method.Columns)})), w{t});")}}
                            PutReal{{width}}(sum + bias, least, most, ref Unsafe.Add(ref y, lane), (int)(lanes - lane));
                        }

                        y = ref Unsafe.Add(ref y, lanes);
                    }
                }
            }
            """;
    }

    /// <summary>References to the window's rows.</summary>
    private static string Rows(VectorMethod method, string type, string place, string step) => new TileText(0, method.Rows, 1).Positions(3, r =>
        r == 0 ? $"{type} x0 = ref Unsafe.Add(ref x, {place});" : $"{type} x{r} = ref Unsafe.Add(ref x{r - 1}, {step});");

    private static string Column(int column) => column switch { 0 => "0", 1 => "columnStep", _ => $"({column} * columnStep)" };
}
