// Int8, Loop: [DepthwiseConv2D(2, Multiplier = 2, Padding = Padding.Valid)] static partial void Y();
    /// <summary>Y: DepthwiseConv2D 2x2 multiplier 2. 3x3x2 -&gt; 2x2x4, 64 MACs, 16 weights, 4 biases, 32 B, output 16 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        sbyte[] w = Y_w;
        int[] b = Y_b;
        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 2; x++)
            {
                int o = (y * 2 + x) * 4 + 18;
                for (int c = 0; c < 2; c++)
                {
                    for (int k = 0; k < 2; k++)
                    {
                        int n = c * 2 + k;
                        int sum = b[n];
                        for (int r = 0; r < 2; r++)
                        {
                            for (int s = 0; s < 2; s++)
                            {
                                sum += a[((y + r) * 3 + (x + s)) * 2 + c] * w[(r * 2 + s) * 4 + n];
                            }
                        }

                        int t = (int)((sum * 1874419328L + 1073741824L) >> 31);
                        t = (t + 64 + (t >> 31)) >> 7;
                        a[o + n] = (sbyte)(t < -128 ? -128 : t > 127 ? 127 : t);
                    }
                }
            }
        }
    }

    private static readonly sbyte[] Y_w = new sbyte[16]
    {
        -113, -13, 32, 10, -120, -2, 36, -31, 71, -122, -13, 75, -16, 40, 27, -77,
    };

    private static readonly int[] Y_b = new int[4]
    {
        -442, -238, 513, 183,
    };
