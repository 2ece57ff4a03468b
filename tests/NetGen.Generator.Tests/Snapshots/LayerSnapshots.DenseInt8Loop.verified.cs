// Int8, Loop: [Dense(2)] static partial void Y();
    /// <summary>Y: Dense. 4 -&gt; 2, 8 MACs, 8 weights, 2 biases, 16 B, output 2 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        sbyte[] w = Y_w;
        int[] b = Y_b;
        int o = 4;
        for (int k = 0; k < 2; k++)
        {
            int sum = b[k];
            int q = k * 4;
            for (int c = 0; c < 4; c++)
            {
                sum += a[c] * w[c + q];
            }

            int t = (int)((sum * 1874419328L + 1073741824L) >> 31);
            t = (t + 64 + (t >> 31)) >> 7;
            a[o + k] = (sbyte)(t < -128 ? -128 : t > 127 ? 127 : t);
        }
    }

    private static readonly sbyte[] Y_w = new sbyte[8]
    {
        -113, -13, 32, 10, -120, -2, 36, -31,
    };

    private static readonly int[] Y_b = new int[2]
    {
        -442, -238,
    };
