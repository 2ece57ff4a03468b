// Float32, Constants: [Dense(2, Activation = Activation.LeakyRelu)] static partial void Y();
    /// <summary>Y: Dense, LeakyRelu. 4 -&gt; 2, 8 MACs, 8 weights, 2 biases, 40 B, output 8 B.</summary>
    static partial void Y()
    {
        float[] a = arena;
        float v0 = a[0];
        float v1 = a[1];
        float v2 = a[2];
        float v3 = a[3];
        float t = v0 * -0.76946425f + v1 * -0.08547908f + v2 * 0.21492523f + v3 * 0.06616896f + -0.044194356f;
        a[4] = t < 0f ? t * 0.01f : t;
        t = v0 * -0.8198512f + v1 * -0.015867975f + v2 * 0.24454123f + v3 * -0.20917548f + -0.023824003f;
        a[5] = t < 0f ? t * 0.01f : t;
    }
