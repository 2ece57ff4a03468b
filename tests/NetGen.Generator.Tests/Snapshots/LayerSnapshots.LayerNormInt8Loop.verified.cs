// Int8, Loop: [LayerNorm] static partial void Y();
    /// <summary>Y: LayerNorm. 3x4 -&gt; 3x4, 0 weights, 0 biases, 32 B, output 12 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        float[] g = Y_g;
        float[] b = Y_b;
        for (int p = 0; p < 3; p++)
        {
            int i = p * 4;
            int sum = 0;
            for (int c = 0; c < 4; c++)
            {
                sum += a[i + c];
            }

            int squares = 0;
            for (int c2 = 0; c2 < 4; c2++)
            {
                int d = a[i + c2];
                squares += d * d;
            }

            float r = FloatInverseRoot((float)((long)squares * 4 - (long)sum * sum) + 0.16384f);
            for (int c3 = 0; c3 < 4; c3++)
            {
                float y = (float)(a[i + c3] * 4 - sum) * r * g[c3] + b[c3];
                int t = (int)(y + (y < 0f ? -0.5f : 0.5f));
                a[i + c3] = (sbyte)(t < -128 ? -128 : t > 127 ? 127 : t);
            }
        }
    }

    /// <summary>exp(x), relative error at most 1e-7; 0 below -87.33, the largest float above 88.72.</summary>
    private static float FloatExp(float x)
    {
        if (x > 88.72283f)
        {
            return 3.4028235E+38f;
        }

        if (x < -87.33654f)
        {
            return 0f;
        }

        int n = (int)(x * 1.442695f + (x < 0f ? -0.5f : 0.5f));
        float r = x - (float)n * 0.6933594f - (float)n * -0.00021219444f;
        float e = 1f + (r + r * r * ((((0.001395172f * r + 0.008369599f) * r + 0.041666187f) * r + 0.16666512f) * r + 0.5f));
        if (n < 0)
        {
            int m = -n;
            if (m > 64)
            {
                e = e * 5.421011E-20f;
                m -= 64;
            }

            if (m > 32)
            {
                e = e * 2.3283064E-10f;
                m -= 32;
            }

            if (m > 16)
            {
                e = e * 1.5258789E-05f;
                m -= 16;
            }

            return e / (float)(1 << m);
        }
        else
        {
            int m2 = n;
            if (m2 > 64)
            {
                e = e * 1.8446744E+19f;
                m2 -= 64;
            }

            if (m2 > 32)
            {
                e = e * 4.2949673E+09f;
                m2 -= 32;
            }

            if (m2 > 16)
            {
                e = e * 65536f;
                m2 -= 16;
            }

            return e * (float)(1 << m2);
        }
    }

    /// <summary>1 / sqrt(x), relative error at most 3e-7.</summary>
    private static float FloatInverseRoot(float x)
    {
        float y = FloatExp(FloatLog(x) * -0.5f);
        return y * (1.5f - x * y * y * 0.5f);
    }

    /// <summary>ln(x) for x above 0, error at most 1.2e-7 of the result or of 1.</summary>
    private static float FloatLog(float x)
    {
        if (x > 3.4028235E+38f)
        {
            return 88.72284f;
        }

        float n = 0f;
        while (x > 1.4142135f)
        {
            x = x * 0.5f;
            n += 1f;
        }

        while (x < 0.70710677f && x > 0f)
        {
            x = x * 2f;
            n += -1f;
        }

        float t = (x - 1f) / (x + 1f);
        float s = t * t;
        return n * 0.6931472f + t * ((((0.22222222f * s + 0.2857143f) * s + 0.4f) * s + 0.6666667f) * s + 2f);
    }

    private static readonly float[] Y_g = new float[4]
    {
        31.599876f, 34.503017f, 32.168106f, 33.40812f,
    };

    private static readonly float[] Y_b = new float[4]
    {
        -0.48769397f, -0.8511058f, -0.061721392f, 1.6626705f,
    };
