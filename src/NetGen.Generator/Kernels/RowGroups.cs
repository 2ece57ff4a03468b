namespace NetGen.Generator.Kernels;

/// <summary>Groups of output rows that see the same border: those far from it in a loop, the others each by itself.</summary>
/// <param name="First">The first output row of the first group.</param>
/// <param name="Count">The number of groups.</param>
/// <param name="Inside">For every input row under a group's kernels whether it lies in the input.</param>
/// <param name="Again">How many of the group's first rows the group before it has made.</param>
internal sealed record RowGroups(int First, int Count, IReadOnlyList<bool> Inside, int Again)
{
    public bool IsLoop => Count > 1;

    /// <summary>All groups of <paramref name="rows"/> output rows; the last one overlaps the one before it where a rest is left.</summary>
    public static IReadOnlyList<RowGroups> Of(ConvolutionShape shape, int rows)
    {
        List<RowGroups> all = [];
        int height = shape.Geometry.OutHeight;
        for (int first = 0; first < height; first += rows)
        {
            int start = Math.Min(first, height - rows);
            bool[] inside = [.. Enumerable.Range(0, ((rows - 1) * shape.Window.StrideHeight) + shape.Window.KernelHeight)
                .Select(i => (start * shape.Window.StrideHeight) - shape.Geometry.Top + i).Select(row => row >= 0 && row < shape.Height)];
            RowGroups? last = all.Count > 0 ? all[all.Count - 1] : null;
            bool follows = last is not null && start == last.First + (last.Count * rows) && inside.SequenceEqual(last.Inside);
            if (follows)
            {
                all[all.Count - 1] = last! with { Count = last.Count + 1 };
            }
            else
            {
                all.Add(new RowGroups(start, 1, inside, first - start));
            }
        }

        return all;
    }
}
