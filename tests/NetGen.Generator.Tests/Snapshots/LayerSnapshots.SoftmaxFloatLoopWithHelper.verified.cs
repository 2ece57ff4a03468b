// Float32, Loop: [Softmax] static partial void Y();
    /// <summary>Y: Softmax. 4 -&gt; 4, output 16 B.</summary>
    static partial void Y()
    {
        float[] a = arena;
        float largest = a[0];
        for (int c = 1; c < 4; c++)
        {
            if (a[c] > largest)
            {
                largest = a[c];
            }
        }

        float sum = 0f;
        for (int c2 = 0; c2 < 4; c2++)
        {
            float e = FloatExp(a[c2] - largest);
            a[c2] = e;
            sum += e;
        }

        for (int c3 = 0; c3 < 4; c3++)
        {
            a[c3] = a[c3] / sum;
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
