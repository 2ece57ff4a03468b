// Int8, Loop: [Split(2)] static partial void Y();
    /// <summary>Y: Split 2. 3x3x2 -&gt; 3x3x1, output 18 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        for (int i = 0; i < 9; i++)
        {
            a[i + 18] = a[i * 2];
        }

        for (int i2 = 0; i2 < 9; i2++)
        {
            a[i2 + 27] = a[i2 * 2 + 1];
        }
    }
