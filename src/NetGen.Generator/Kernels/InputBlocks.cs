namespace NetGen.Generator.Kernels;

/// <summary>The inputs of an output value in blocks that fit into locals.</summary>
internal static class InputBlocks
{
    /// <summary>Inputs held in locals at a time: with the sums and the window's tests they stay below the limit of a method.</summary>
    public const int Most = 80;

    /// <summary>Blocks of about equal length, as few as possible.</summary>
    public static IEnumerable<(int First, int Count)> Of(int inputs, int most = Most)
    {
        int blocks = Math.Max(1, (inputs + most - 1) / most);
        for (int b = 0; b < blocks; b++)
        {
            int first = (int)((long)inputs * b / blocks);
            yield return (first, (int)((long)inputs * (b + 1) / blocks) - first);
        }
    }
}
