// Int8, Constants: [Conv2D(1, 2, Padding = Padding.Valid)] static partial void Y();
    /// <summary>Y: Conv2D 2x2. 3x3x2 -&gt; 2x2x1, 32 MACs, 8 weights, 1 biases, 12 B, output 4 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 2; x++)
            {
                int p = y * 6 + x * 2;
                int o = y * 2 + x + 18;
                int v0 = a[p];
                int v1 = a[p + 1];
                int v2 = a[p + 2];
                int v3 = a[p + 3];
                int v4 = a[p + 6];
                int v5 = a[p + 7];
                int v6 = a[p + 8];
                int v7 = a[p + 9];
                int held = v0 * -113 + v1 * -13 + v2 * 32 + v3 * 10 + v4 * -120 + v5 * -2 + v6 * 36 + v7 * -31;
                int t = (int)(((long)held * 1325414656L + (held >= 442 ? -447320582656L : -449468066304L)) >> 38);
                a[o] = (sbyte)(t < -128 ? -128 : t > 127 ? 127 : t);
            }
        }
    }
