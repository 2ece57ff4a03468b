namespace NetGen.Generator.Kernels;

/// <summary>
/// Finds c such that (w + c) >> shift, clamped, is exactly the wanted result for every weighted argument w. Then one sum of products and
/// one shift stand for a chain of rounded products, and no result changes.
/// </summary>
internal static class ExactOffset
{
    /// <param name="low">Results that a clamp raises to this may come out lower.</param>
    /// <param name="high">Results that a clamp lowers to this may come out higher.</param>
    public static long? Of(IEnumerable<(long Weighted, int Result)> points, int low, int high, int shift)
    {
        long least = -(1L << 62);
        long most = 1L << 62;
        foreach ((long weighted, int result) in points)
        {
            if (result > low)
            {
                least = Math.Max(least, ((long)result << shift) - weighted);
            }

            if (result < high)
            {
                most = Math.Min(most, (((long)result + 1) << shift) - 1 - weighted);
            }

            if (least > most)
            {
                return null;
            }
        }

        // A function that only clamps to one side leaves the other end open: stay beside the known one.
        return least == -(1L << 62) ? Math.Min(most, 0) : most == 1L << 62 ? least : least + ((most - least) / 2);
    }
}
