// Float32, Constants: [Dense(2, Activation = Activation.LeakyRelu)] static partial void Y();
    /// <summary>Y: Dense, LeakyRelu. 4 -&gt; 2, 8 MACs, 8 weights, 2 biases, 40 B, output 8 B.</summary>
    static partial void Y()
    {
        float[] a = arena;
        float v0 = a[0];
        float v1 = a[1];
        float v2 = a[2];
        float v3 = a[3];
        float t0 = -0.76946425f * v0 + -0.08547908f * v1 + 0.21492523f * v2 + 0.06616896f * v3 + -0.044194356f;
        float t1 = -0.8198512f * v0 + -0.015867975f * v1 + 0.24454123f * v2 + -0.20917548f * v3 + -0.023824003f;
        a[4] = t0 < 0f ? t0 * 0.01f : t0;
        a[5] = t1 < 0f ? t1 * 0.01f : t1;
    }
