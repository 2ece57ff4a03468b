// Float32, Loop: [MatMul(nameof(X), nameof(X), TransposeRight = true, Heads = 2, Causal = true)] static partial void Y();
    /// <summary>Y: MatMul with rows, 2 heads, causal. 3x4 -&gt; 3x2x3, 24 MACs, output 72 B.</summary>
    static partial void Y()
    {
        float[] a = arena;
        for (int y = 0; y < 3; y++)
        {
            for (int g = 0; g < 2; g++)
            {
                int p = (y * 2 + g) * 2 + 18;
                int o = (y * 2 + g) * 3;
                int q = g * 2 + 18;
                for (int k = 0; k < y + 1; k++)
                {
                    int r = q + k * 4;
                    float sum = 0f;
                    for (int c = 0; c < 2; c++)
                    {
                        sum += a[p + c] * a[r + c];
                    }

                    a[o + k] = sum;
                }

                int behind = y + 1;
                for (int k2 = behind; k2 < 3; k2++)
                {
                    a[o + k2] = 0f;
                }
            }
        }
    }
