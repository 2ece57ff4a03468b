// Int8, Constants: [MaxPool(2, Stride = 1)] static partial void Y();
    /// <summary>Y: MaxPool 2x2. 3x3x2 -&gt; 2x2x2, output 8 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 2; x++)
            {
                int p = y * 6 + x * 2;
                int o = (y * 2 + x) * 2 + 18;
                for (int c = 0; c < 2; c++)
                {
                    int q = p + c;
                    int most = a[q];
                    int v = a[q + 2];
                    if (v > most)
                    {
                        most = v;
                    }

                    v = a[q + 6];
                    if (v > most)
                    {
                        most = v;
                    }

                    v = a[q + 8];
                    if (v > most)
                    {
                        most = v;
                    }

                    a[o + c] = (sbyte)most;
                }
            }
        }
    }
