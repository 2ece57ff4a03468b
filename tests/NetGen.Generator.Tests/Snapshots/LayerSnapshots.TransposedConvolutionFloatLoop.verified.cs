// Float32, Loop: [TransposedConv2D(1, 2, Stride = 2)] static partial void Y();
    /// <summary>Y: TransposedConv2D 2x2 /2. 3x3x2 -&gt; 6x6x1, 72 MACs, 8 weights, 1 biases, 36 B, output 144 B.</summary>
    static partial void Y()
    {
        float[] a = arena;
        float[] w = Y_w;
        float[] b = Y_b;
        for (int y = 0; y < 6; y++)
        {
            for (int x = 0; x < 6; x++)
            {
                int o = y * 6 + x;
                float sum = 0f;
                for (int r = 0; r < 2; r++)
                {
                    int tiy = y - r;
                    int iy = tiy / 2;
                    if (tiy >= 0 && iy < 3 && iy * 2 == tiy)
                    {
                        for (int s = 0; s < 2; s++)
                        {
                            int tix = x - s;
                            int ix = tix / 2;
                            if (tix >= 0 && ix < 3 && ix * 2 == tix)
                            {
                                int p = (iy * 3 + ix) * 2 + 36;
                                int q = (r * 2 + s) * 2;
                                for (int c = 0; c < 2; c++)
                                {
                                    sum += a[p + c] * w[q + c];
                                }
                            }
                        }
                    }
                }

                a[o] = sum + b[0];
            }
        }
    }

    private static readonly float[] Y_w = new float[8]
    {
        -0.5440934f, -0.06044284f, 0.1519751f, 0.046788517f, -0.57972234f, -0.011220352f, 0.17291676f, -0.1479094f,
    };

    private static readonly float[] Y_b = new float[1]
    {
        -0.044194356f,
    };
