namespace NetGen.Generator.Kernels;

/// <summary>
/// Finds c such that (w + c) >> shift, clamped, is exactly the wanted result for every weighted argument w. Then one sum of products and
/// one shift stand for a chain of rounded products, and no result changes.
/// </summary>
/// <param name="low">Results that a clamp raises to this may come out lower.</param>
/// <param name="high">Results that a clamp lowers to this may come out higher.</param>
internal struct ExactOffset(int low, int high, int shift)
{
    private const long Open = 1L << 62;

    private long least = -Open;
    private long most = Open;

    /// <summary>Whether there is such a number for all arguments so far.</summary>
    public readonly bool Exists => least <= most;

    /// <summary>The number; a function that only clamps to one side leaves the other end open: it stays beside the known one.</summary>
    public readonly long Value => least == -Open ? Math.Min(most, 0) : most == Open ? least : least + ((most - least) / 2);

    /// <summary>Takes an argument and its result.</summary>
    public void Add(long weighted, int result)
    {
        if (result > low)
        {
            least = Math.Max(least, ((long)result << shift) - weighted);
        }

        if (result < high)
        {
            most = Math.Min(most, (((long)result + 1) << shift) - 1 - weighted);
        }
    }
}
