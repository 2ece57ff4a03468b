// Int8, Loop: [AveragePool(2, Padding = Padding.Same)] static partial void Y();
    /// <summary>Y: AveragePool 2x2 /2. 3x3x2 -&gt; 2x2x2, output 8 B.</summary>
    static partial void Y()
    {
        sbyte[] a = arena;
        for (int y = 0; y < 2; y++)
        {
            for (int x = 0; x < 2; x++)
            {
                int rows = 2;
                if (y * 2 > 1)
                {
                    rows -= y * 2 - 1;
                }

                int columns = 2;
                if (x * 2 > 1)
                {
                    columns -= x * 2 - 1;
                }

                int count = rows * columns;
                int o = (y * 2 + x) * 2 + 18;
                for (int c = 0; c < 2; c++)
                {
                    int sum = 0;
                    for (int r = 0; r < 2; r++)
                    {
                        int iy = y * 2 + r;
                        if (iy >= 0 && iy < 3)
                        {
                            for (int s = 0; s < 2; s++)
                            {
                                int ix = x * 2 + s;
                                if (ix >= 0 && ix < 3)
                                {
                                    sum += a[(iy * 3 + ix) * 2 + c];
                                }
                            }
                        }
                    }

                    a[o + c] = (sbyte)((sum > 0 ? sum + (count >> 1) : sum - (count >> 1)) / count);
                }
            }
        }
    }
