// Float32, Loop: [DepthwiseSeparableConv2D(1, 2, Padding = Padding.Valid, Bias = false)] static partial void Y();
    /// <summary>Y: DepthwiseSeparableConv2D. 3x3x2 -&gt; 2x2x1, 40 MACs, 10 weights, 0 biases, 40 B, output 16 B.</summary>
    static partial void Y()
    {
        Y_depthwise();   // 3x3x2 -> 2x2x2
        Y_pointwise();   // 2x2x2 -> 2x2x1
    }

    /// <summary>Y.depthwise: DepthwiseConv2D 2x2. 3x3x2 -&gt; 2x2x2.</summary>
    private static void Y_depthwise()
    {
        float[] a = arena;
        float[] w = Y_depthwise_w;
        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 2; x++)
            {
                int o = (y * 2 + x) * 2 + 18;
                for (int c = 0; c < 2; c++)
                {
                    float sum = 0f;
                    for (int r = 0; r < 2; r++)
                    {
                        for (int s = 0; s < 2; s++)
                        {
                            sum += a[((y + r) * 3 + (x + s)) * 2 + c] * w[(r * 2 + s) * 2 + c];
                        }
                    }

                    a[o + c] = sum;
                }
            }
        }
    }

    /// <summary>Y.pointwise: PointwiseConv2D. 2x2x2 -&gt; 2x2x1.</summary>
    private static void Y_pointwise()
    {
        float[] a = arena;
        float[] w = Y_pointwise_w;
        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 2; x++)
            {
                int o = y * 2 + x;
                float sum = 0f;
                int p = (y * 2 + x) * 2 + 18;
                for (int c = 0; c < 2; c++)
                {
                    sum += a[c + p] * w[c];
                }

                a[o] = sum;
            }
        }
    }

    private static readonly float[] Y_depthwise_w = new float[8]
    {
        -0.4936594f, 0.7999568f, 0.4841371f, 0.4923219f, 0.03412054f, -0.049357247f, 0.8030207f, -0.3538256f,
    };

    private static readonly float[] Y_pointwise_w = new float[2]
    {
        0.14120032f, 0.6266785f,
    };
