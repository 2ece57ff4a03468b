// Int8, Loop: [Resize(5, 5)] static partial void Y();
    /// <summary>Y: Resize Nearest. 3x3x2 -&gt; 5x5x2, output 50 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        for (int y = 0; y < 5; y++)
        {
            int p = y * 3 / 5 * 6 + 50;
            int o = y * 10;
            for (int x = 0; x < 5; x++)
            {
                for (int i = 0; i < 2; i++)
                {
                    a[o + x * 2 + i] = a[p + x * 3 / 5 * 2 + i];
                }
            }
        }
    }
