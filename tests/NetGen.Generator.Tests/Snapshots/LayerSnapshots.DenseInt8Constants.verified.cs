// Int8, Constants: [Dense(2, Activation = Activation.Relu)] static partial void Y();
    /// <summary>Y: Dense, Relu. 4 -&gt; 2, 8 MACs, 8 weights, 2 biases, 16 B, output 2 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        int v0 = a[0];
        int v1 = a[1];
        int v2 = a[2];
        int v3 = a[3];
        int t = (int)(((-442 + v0 * -113 + v1 * -13 + v2 * 32 + v3 * 10) * 1874419328L + 1073741824L) >> 31);
        t = (t + 64 + (t >> 31)) >> 7;
        a[4] = (sbyte)(t < 0 ? 0 : t > 127 ? 127 : t);
        t = (int)(((-238 + v0 * -120 + v1 * -2 + v2 * 36 + v3 * -31) * 1874419328L + 1073741824L) >> 31);
        t = (t + 64 + (t >> 31)) >> 7;
        a[5] = (sbyte)(t < 0 ? 0 : t > 127 ? 127 : t);
    }
