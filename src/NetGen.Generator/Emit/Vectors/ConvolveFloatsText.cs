namespace NetGen.Generator.Emit.Vectors;

/// <summary>Float convolution: as <see cref="ConvolveText"/>, an input at a time. Sums run in the order of the weights and the bias comes last, as in loops.</summary>
internal static class ConvolveFloatsText
{
    private const string Parameters =
        "float[] input, int start, int[] places, ReadOnlySpan<int> runs, int length, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, float low, float high, float[] target, int to, int channels";

    private const string BlockParameters =
        "ref float x, ReadOnlySpan<int> places, ReadOnlySpan<int> runs, int length, ref float weights, nint size, ref float biases, float low, float high, ref float y, int channels, int count";

    public static string Many { get; } = $$"""
        /// <summary>Convolution of at least {{ConvolveText.Positions}} positions.</summary>
        internal static void ConvolveFloats({{Parameters}})
        {
            {{Loop("Convolve", "places")}}
        }

        {{Block("Convolve", 512, ConvolveText.Positions, 2)}}

        {{Block("Convolve", 512, ConvolveText.Positions, 1)}}

        {{Block("Convolve", 256, ConvolveText.Positions, 2)}}

        {{Block("Convolve", 128, 2, 4)}}
        """;

    public static string Few { get; } = $$"""
        /// <summary>Convolution position by position: for dense layers.</summary>
        internal static void MultiplyFloats({{Parameters}})
        {
            for (int n = 0; n < places.Length; n++, to += channels)
            {
                ReadOnlySpan<int> place = places.AsSpan(n, 1);
                {{Loop("Multiply", "place").Replace("\n", "\n    ")}}
            }
        }

        {{Block("Multiply", 512, 1, 8)}}

        {{Block("Multiply", 512, 1, 1)}}

        {{Block("Multiply", 256, 1, 2)}}

        {{Block("Multiply", 128, 1, 4)}}
        """;

    /// <summary>Channels in blocks of what one call takes.</summary>
    private static string Loop(string name, string places)
    {
        int wide = name == "Convolve" ? 2 : 8;
        return $$"""
            ref float x = ref input[start];
                _ = target[to + ({{places}}.Length * channels) - 1];
                nint size = runs.Length * length * 16;
                int k = 0;
                if (Vector512.IsHardwareAccelerated)
                {
                    for (; k <= channels - {{wide * 16}}; k += {{wide * 16}})
                    {
                        ref float w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), k / 16 * size);
                        {{name}}512x{{wide}}(ref x, {{places}}, runs, length, ref w, size, ref Unsafe.Add(ref MemoryMarshal.GetReference(biases), k), low, high, ref target[to + k], channels, channels - k);
                    }
                }

                for (; k < channels; k += 16)
                {
                    ref float w = ref Unsafe.Add(ref MemoryMarshal.GetReference(weights), k / 16 * size);
                    ref float b = ref Unsafe.Add(ref MemoryMarshal.GetReference(biases), k);
                    if (Vector512.IsHardwareAccelerated)
                    {
                        {{name}}512x1(ref x, {{places}}, runs, length, ref w, size, ref b, low, high, ref target[to + k], channels, channels - k);
                    }
                    else if (Vector256.IsHardwareAccelerated)
                    {
                        {{name}}256x2(ref x, {{places}}, runs, length, ref w, size, ref b, low, high, ref target[to + k], channels, channels - k);
                    }
                    else
                    {
                        {{name}}128x4(ref x, {{places}}, runs, length, ref w, size, ref b, low, high, ref target[to + k], channels, channels - k);
                    }
                }
            """;
    }

    private static string Block(string name, int width, int positions, int vectors)
    {
        TileText tile = new(width, positions, vectors);
        string type = $"Vector{width}<float>";
        return $$"""
            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            private static void {{name}}{{width}}x{{vectors}}({{BlockParameters}})
            {
                {{type}} least = Vector{{width}}.Create(low);
                {{type}} most = Vector{{width}}.Create(high);
                for (int n = 0; n < places.Length; n += {{positions}})
                {
                    n = global::System.Math.Min(n, places.Length - {{positions}});
            {{tile.Positions(2, p => $"ref float x{p} = ref Unsafe.Add(ref x, places[n + {p}]);")}}
            {{tile.Sums(2, (p, v) => $"{type} s{p}_{v} = {type}.Zero;")}}
                    nint q = 0;
                    for (int r = 0; r < runs.Length; r++)
                    {
                        nint end = runs[r] + length;
                        for (nint i = runs[r]; i < end; i++, q += 16)
                        {
            {{tile.Vectors(4, v => $"{type} w{v} = Vector{width}.LoadUnsafe(ref Unsafe.Add(ref weights, {v * tile.Lanes / 16} * size), (nuint)q + {v * tile.Lanes % 16});")}}
            {{tile.Positions(4, p => $"{type} t{p} = Vector{width}.Create(Unsafe.Add(ref x{p}, i));\n" + string.Join("\n", Enumerable.Range(0, vectors).Select(v => $"s{p}_{v} = Add{width}(s{p}_{v}, t{p}, w{v});")))}}
                        }
                    }

            {{tile.Vectors(2, v => $"{type} b{v} = Vector{width}.LoadUnsafe(ref biases, {v * tile.Lanes});")}}
                    ref float o = ref Unsafe.Add(ref y, n * channels);
            {{tile.Sums(2, (p, v) => $"if (count > {v * tile.Lanes})\n{{\n    PutReal{width}(s{p}_{v} + b{v}, least, most, ref Unsafe.Add(ref o, ({p} * channels) + {v * tile.Lanes}), count - {v * tile.Lanes});\n}}\n")}}
                }
            }
            """;
    }
}
