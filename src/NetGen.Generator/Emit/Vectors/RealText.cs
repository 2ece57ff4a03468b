namespace NetGen.Generator.Emit.Vectors;

/// <summary>Float products and limits. Products and sums are rounded apart, so that the results are those of loops on every processor.</summary>
internal static class RealText
{
    public static string Text { get; } = string.Join("\n\n", Width(512), Width(256), Width(128), Few);

    private const string Few = """
        /// <summary>Stores the first floats of a vector.</summary>
        private static void PutFew(Vector128<float> values, ref float y, int count)
        {
            for (int i = 0; i < count; i++)
            {
                Unsafe.Add(ref y, i) = values.GetElement(i);
            }
        }
        """;

    private static string Width(int width)
    {
        string half = $"PutReal{width / 2}(limited.GetLower(), low.GetLower(), high.GetLower(), ref y, count);";
        string rest = width == 128
            ? "    PutFew(limited, ref y, count);"
            : $$"""
                    if (count <= {{width / 64}})
                    {
                        {{half}}
                        return;
                    }

                    limited.GetLower().StoreUnsafe(ref y);
                    {{half.Replace("limited.GetLower()", "limited.GetUpper()").Replace("ref y, count", $"ref Unsafe.Add(ref y, {width / 64}), count - {width / 64}")}}
                """;
        string limit = width switch
        {
            512 => "Avx512F.Min(Avx512F.Max(values, low), high)",
            256 => "Avx.Min(Avx.Max(values, low), high)",
            _ => "Vector128.Min(Vector128.Max(values, low), high)",
        };
        return $$"""
            /// <summary>sum + a * b, rounded twice as in loops: a fused product would give other bits.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static Vector{{width}}<float> Add{{width}}(Vector{{width}}<float> sum, Vector{{width}}<float> a, Vector{{width}}<float> b) => sum + (a * b);

            /// <summary>Limits up to {{width / 32}} floats and stores them.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            private static void PutReal{{width}}(Vector{{width}}<float> values, Vector{{width}}<float> low, Vector{{width}}<float> high, ref float y, int count)
            {
                Vector{{width}}<float> limited = {{limit}};
                if (count >= {{width / 32}})
                {
                    limited.StoreUnsafe(ref y);
                    return;
                }

            {{rest}}
            }
            """;
    }
}
