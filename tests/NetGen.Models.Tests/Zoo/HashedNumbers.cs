namespace NetGen.Models.Tests.Zoo;

/// <summary>Numbers as functions of a name and an index, bit for bit those of training/zoo/hashing.py: integers first, one rounding at the end.</summary>
internal static class HashedNumbers
{
    private const int Unit = 1 << 23;

    /// <summary>Integers from -2^23 to 2^23 - 1: splitmix64 of its n-th state, begun at the name's FNV-1a hash; the upper 24 bits.</summary>
    public static int[] Draw(string name, int count)
    {
        ulong state = 0xCBF29CE484222325;
        foreach (char letter in name)
        {
            state = (state ^ letter) * 0x100000001B3;
        }

        int[] drawn = new int[count];
        for (int i = 0; i < count; i++)
        {
            state += 0x9E3779B97F4A7C15;
            ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            drawn[i] = (int)((z ^ (z >> 31)) >> 40) - Unit;
        }

        return drawn;
    }

    /// <summary>Weights, channel by channel, uniform with variance 3 / <paramref name="fanIn"/>; each channel's sum to zero up to an integer division.</summary>
    public static float[] Weight(string name, int channels, int fanIn)
    {
        int[] drawn = Draw(name, channels * fanIn);
        double scale = Math.Sqrt(9.0 / fanIn) / Unit;
        float[] weights = new float[drawn.Length];
        for (int channel = 0; channel < channels; channel++)
        {
            Span<int> row = drawn.AsSpan(channel * fanIn, fanIn);
            long sum = 0;
            foreach (int value in row)
            {
                sum += value;
            }

            long mean = fanIn > 1 ? (long)Math.Floor((double)sum / fanIn) : 0;
            for (int i = 0; i < fanIn; i++)
            {
                weights[(channel * fanIn) + i] = (float)((row[i] - mean) * scale);
            }
        }

        return weights;
    }

    /// <summary>Uniform from middle - reach to middle + reach.</summary>
    public static float[] Around(string name, int count, double middle, double reach) =>
        [.. Draw(name, count).Select(value => (float)(middle + (value * (reach / Unit))))];

    /// <summary>An input from -1 to 1; in a map, three parts of blocks of 8 x 8 to one part of single values.</summary>
    public static float[] Image(string name, int[] shape)
    {
        int[] fine = Draw(name, shape.Aggregate(1, (product, size) => product * size));
        if (shape.Length < 3)
        {
            return [.. fine.Select(value => (float)((double)value / Unit))];
        }

        int columns = (shape[1] + 7) / 8;
        int[] coarse = Draw(name + ".coarse", (shape[0] + 7) / 8 * columns * shape[2]);
        return [.. fine.Select((value, i) => (float)((double)((3L * coarse[Block(i)]) + value) / (4L * Unit)))];

        int Block(int i)
        {
            int position = i / shape[2];
            return (((position / shape[1] / 8 * columns) + (position % shape[1] / 8)) * shape[2]) + (i % shape[2]);
        }
    }
}
