// Float32, Loop: [Conv2D(2, 3)] static partial void Y();
    /// <summary>Y: Conv2D 3x3. 3x3x2 -&gt; 3x3x2, 324 MACs, 36 weights, 2 biases, 152 B, output 72 B.</summary>
    static partial void Y()
    {
        float[] a = arena;
        float[] w = Y_w;
        float[] b = Y_b;
        for (int y = 0; y < 3; y++)
        {
            for (int x = 0; x < 3; x++)
            {
                int o = (y * 3 + x) * 2 + 18;
                for (int k = 0; k < 2; k++)
                {
                    float sum = 0f;
                    for (int r = 0; r < 3; r++)
                    {
                        int iy = y + r - 1;
                        if (iy >= 0 && iy < 3)
                        {
                            for (int s = 0; s < 3; s++)
                            {
                                int ix = x + s - 1;
                                if (ix >= 0 && ix < 3)
                                {
                                    int p = (iy * 3 + ix) * 2;
                                    int q = ((k * 3 + r) * 3 + s) * 2;
                                    for (int c = 0; c < 2; c++)
                                    {
                                        sum += a[c + p] * w[c + q];
                                    }
                                }
                            }
                        }
                    }

                    a[o + k] = sum + b[k];
                }
            }
        }
    }

    private static readonly float[] Y_w = new float[36]
    {
        -0.36272892f, -0.04029523f, 0.10131673f, 0.031192346f, -0.38648158f, -0.007480235f, 0.11527784f, -0.09860627f, 0.22848204f, -0.39267156f, -0.041243415f, 0.24072964f, -0.052890953f, 0.1297049f, 0.085924104f, -0.24746948f,
        -0.13428071f, -0.13911167f, 0.29714963f, 0.3546155f, -0.27737066f, -0.35251942f, -0.067097984f, -0.30860484f, 0.027152186f, 0.08420365f, 0.008414818f, -0.18682697f, -0.04234476f, 0.009674232f, 0.2678794f, 0.0910948f,
        -0.061128024f, -0.1144195f, 0.36517355f, 0.13688983f,
    };

    private static readonly float[] Y_b = new float[2]
    {
        -0.044194356f, -0.023824003f,
    };
