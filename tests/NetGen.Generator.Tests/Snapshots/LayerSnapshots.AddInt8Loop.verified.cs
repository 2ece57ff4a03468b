// Int8, Loop: [Add(nameof(X), nameof(R))] static partial void Y();
    /// <summary>Y: Add. 4 -&gt; 4, output 4 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        int t;
        for (int i = 0; i < 4; i++)
        {
            t = (int)((a[i] * 1099511627776L + a[i + 4] * 1099511627776L + 549755813887L) >> 40);
            a[i] = (sbyte)(t < -128 ? -128 : t > 127 ? 127 : t);
        }
    }
