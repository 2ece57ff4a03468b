// Int8, Constants: [Dense(2, Activation = Activation.Relu)] static partial void Y();
    /// <summary>Y: Dense, Relu. 4 -&gt; 2, 8 MACs, 8 weights, 2 biases, 16 B, output 2 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        int v0 = a[0];
        int v1 = a[1];
        int v2 = a[2];
        int v3 = a[3];
        int t = (int)(((long)(v0 * -113 + v1 * -13 + v2 * 32 + v3 * 10) * 7497677312L + -2759851484929L) >> 40);
        a[4] = (sbyte)(t < 0 ? 0 : t > 127 ? 127 : t);
        t = (int)(((long)(v0 * -120 + v1 * -2 + v2 * 36 + v3 * -31) * 7497677312L + -1230325313281L) >> 40);
        a[5] = (sbyte)(t < 0 ? 0 : t > 127 ? 127 : t);
    }
