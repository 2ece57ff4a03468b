namespace NetGen.Generator.Emit.Vectors;

/// <summary>
/// Integer convolution: a tile of positions by 16 channels in registers. Inputs are broadcast four at a time; weights lie in the order in which
/// they are read: block of 16 channels, run of inputs, four inputs, channel.
/// </summary>
internal static class ConvolveText
{
    /// <summary>Positions of a tile: 12 sums of 8 channels, 2 vectors of weights and an input take 15 of 16 registers.</summary>
    public const int Positions = 6;

    private const string Parameters =
        "byte[] input, int[] places, ReadOnlySpan<int> runs, int quads, ReadOnlySpan<sbyte> weights, ReadOnlySpan<int> outputs, int signed, int low, int high, sbyte[] target, int to, int channels";

    private const string BlockParameters =
        "ref byte x, int[] places, ReadOnlySpan<int> runs, nint length, ref sbyte weights, ref int p, bool signed, Vector128<sbyte> low, Vector128<sbyte> high, ref sbyte y, int channels, int count";

    public static string Many { get; } = $$"""
        /// <summary>Convolution of at least {{Positions}} positions.</summary>
        internal static void Convolve({{Parameters}})
        {
            _ = target[to + (places.Length * channels) - 1];
            ref byte x = ref MemoryMarshal.GetArrayDataReference(input);
            Vector128<sbyte> least = Vector128.Create((sbyte)low);
            Vector128<sbyte> most = Vector128.Create((sbyte)high);
            for (int k = 0; k < channels; k += 16)
            {
                ref sbyte w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), k * runs.Length * quads * 4);
                ref int p = ref Unsafe.Add(ref MemoryMarshal.GetReference(outputs), k / 16 * {{PutText.Block}});
                ref sbyte y = ref target[to + k];
                if (Vector256.IsHardwareAccelerated)
                {
                    Convolve256(ref x, places, runs, quads * 4, ref w, ref p, signed != 0, least, most, ref y, channels, channels - k);
                }
                else
                {
                    Convolve128(ref x, places, runs, quads * 4, ref w, ref p, signed != 0, least, most, ref y, channels, channels - k);
                }
            }
        }

        {{Block(256, Positions)}}

        {{Block(128, 2)}}
        """;

    public static string Few { get; } = $$"""
        /// <summary>Convolution position by position: for dense layers.</summary>
        internal static void Multiply({{Parameters}})
        {
            _ = target[to + (places.Length * channels) - 1];
            nint size = runs.Length * quads * 64;
            Vector128<sbyte> least = Vector128.Create((sbyte)low);
            Vector128<sbyte> most = Vector128.Create((sbyte)high);
            for (int n = 0; n < places.Length; n++)
            {
                ref byte x = ref input[places[n]];
                ref sbyte y = ref target[to + (n * channels)];
                int k = 0;
                if (Vector256.IsHardwareAccelerated)
                {
                    for (; k <= channels - 64; k += 64)
                    {
                        ref sbyte w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), k / 16 * size);
                        Multiply256x4(ref x, runs, quads * 4, ref w, size, ref Unsafe.Add(ref MemoryMarshal.GetReference(outputs), k / 16 * {{PutText.Block}}), signed != 0, least, most, ref Unsafe.Add(ref y, k));
                    }
                }

                for (; k < channels; k += 16)
                {
                    ref sbyte w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), k / 16 * size);
                    ref int p = ref Unsafe.Add(ref MemoryMarshal.GetReference(outputs), k / 16 * {{PutText.Block}});
                    if (Vector256.IsHardwareAccelerated)
                    {
                        Multiply256(ref x, runs, quads * 4, ref w, ref p, signed != 0, least, most, ref Unsafe.Add(ref y, k), channels - k);
                    }
                    else
                    {
                        Multiply128(ref x, runs, quads * 4, ref w, ref p, signed != 0, least, most, ref Unsafe.Add(ref y, k), channels - k);
                    }
                }
            }
        }

        {{FourBlocks()}}

        {{OneBlock(256)}}

        {{OneBlock(128)}}
        """;

    /// <summary>Many positions by 16 channels.</summary>
    private static string Block(int width, int positions)
    {
        TileText tile = new(width, positions, 512 / width);
        return $$"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void Convolve{{width}}({{BlockParameters}})
            {
                for (int n = 0; n < places.Length; n += {{positions}})
                {
                    // The last tile begins earlier: what it computes a second time is the same.
                    n = global::System.Math.Min(n, places.Length - {{positions}});
            {{tile.Positions(2, p => $"ref byte x{p} = ref Unsafe.Add(ref x, places[n + {p}]);")}}
            {{tile.Vectors(2, v => $"Vector{width}<int> s0_{v} = Vector{width}.LoadUnsafe(ref p, {v * width / 32});")}}
            {{tile.Sums(2, (p, v) => p == 0 ? null : $"Vector{width}<int> s{p}_{v} = s0_{v};")}}
                    ref sbyte w = ref weights;
                    for (int r = 0; r < runs.Length; r++)
                    {
                        nint end = runs[r] + length;
                        for (nint i = runs[r]; i < end; i += 4)
                        {
            {{tile.Vectors(4, v => $"Vector{width}<sbyte> w{v} = Vector{width}.LoadUnsafe(ref w, {v * width / 8});")}}
                            w = ref Unsafe.Add(ref w, 64);
            {{tile.Positions(4, p => $"Vector{width}<byte> t{p} = Four{width}(ref x{p}, i);\n" + string.Join("\n", Enumerable.Range(0, tile.Count).Select(v => $"s{p}_{v} = Dot{width}(s{p}_{v}, t{p}, w{v});")))}}
                        }
                    }

                    ref sbyte o = ref Unsafe.Add(ref y, n * channels);
            {{Store(tile)}}
                }
            }
            """;
    }

    private static string Store(TileText tile)
    {
        string plain = tile.Sums(2, (p, v) =>
            $"if (count > {v * tile.Lanes})\n{{\n    Put{tile.Width}(s{p}_{v}, ref Unsafe.Add(ref p, {v * tile.Lanes}), signed, low, high, ref Unsafe.Add(ref o, ({p} * channels) + {v * tile.Lanes}), count - {v * tile.Lanes});\n}}\n");
        if (tile.Width != 256)
        {
            return plain;
        }

        return $$"""
                    if (Avx512BW.IsSupported)
                    {
                        Vector512<int> m = Vector512.LoadUnsafe(ref p, 16);
                        Vector512<int> shift = Vector512.LoadUnsafe(ref p, 32);
                        Vector512<long> even = Vector512.LoadUnsafe(ref p, 48).AsInt64();
                        Vector512<long> odd = Vector512.LoadUnsafe(ref p, 64).AsInt64();
            {{tile.Positions(3, p => $"Put512(Vector512.Create(s{p}_0, s{p}_1), m, shift, even, odd, signed, low, high, ref Unsafe.Add(ref o, {p} * channels), count);")}}
                        continue;
                    }

            {{plain}}
            """;
    }

    /// <summary>A position by 64 channels: so many sums that the processor need not wait for one.</summary>
    private static string FourBlocks()
    {
        TileText tile = new(256, 1, 8);
        return $$"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void Multiply256x4(ref byte x, ReadOnlySpan<int> runs, nint length, ref sbyte weights, nint size, ref int p, bool signed, Vector128<sbyte> low, Vector128<sbyte> high, ref sbyte y)
            {
            {{tile.Vectors(1, v => $"Vector256<int> s{v} = Vector256.LoadUnsafe(ref p, {(v / 2 * PutText.Block) + (v % 2 * 8)});")}}
                ref sbyte w0 = ref weights;
                ref sbyte w1 = ref Unsafe.Add(ref w0, size);
                ref sbyte w2 = ref Unsafe.Add(ref w1, size);
                ref sbyte w3 = ref Unsafe.Add(ref w2, size);
                nint q = 0;
                for (int r = 0; r < runs.Length; r++)
                {
                    nint end = runs[r] + length;
                    for (nint i = runs[r]; i < end; i += 4, q += 64)
                    {
                        Vector256<byte> t = Four256(ref x, i);
            {{tile.Vectors(3, v => $"s{v} = Dot256(s{v}, t, Vector256.LoadUnsafe(ref w{v / 2}, (nuint)q + {v % 2 * 32}));")}}
                    }
                }

            {{tile.Vectors(1, v => $"Put256(s{v}, ref Unsafe.Add(ref p, {(v / 2 * PutText.Block) + (v % 2 * 8)}), signed, low, high, ref Unsafe.Add(ref y, {v * 8}), 8);")}}
            }
            """;
    }

    private static string OneBlock(int width)
    {
        TileText tile = new(width, 1, 512 / width);
        return $$"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void Multiply{{width}}(ref byte x, ReadOnlySpan<int> runs, nint length, ref sbyte weights, ref int p, bool signed, Vector128<sbyte> low, Vector128<sbyte> high, ref sbyte y, int count)
            {
            {{tile.Vectors(1, v => $"Vector{width}<int> s{v} = Vector{width}.LoadUnsafe(ref p, {v * tile.Lanes});")}}
                ref sbyte w = ref weights;
                for (int r = 0; r < runs.Length; r++)
                {
                    nint end = runs[r] + length;
                    for (nint i = runs[r]; i < end; i += 4)
                    {
                        Vector{{width}}<byte> t = Four{{width}}(ref x, i);
            {{tile.Vectors(3, v => $"s{v} = Dot{width}(s{v}, t, Vector{width}.LoadUnsafe(ref w, {v * width / 8}));")}}
                        w = ref Unsafe.Add(ref w, 64);
                    }
                }

            {{tile.Vectors(1, v => $"if (count > {v * tile.Lanes})\n{{\n    Put{width}(s{v}, ref Unsafe.Add(ref p, {v * tile.Lanes}), signed, low, high, ref Unsafe.Add(ref y, {v * tile.Lanes}), count - {v * tile.Lanes});\n}}\n")}}
            }
            """;
    }
}
