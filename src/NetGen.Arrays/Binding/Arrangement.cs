namespace NetGen.Arrays.Binding;

/// <summary>How the values of an array become those of a tensor: axes change places, indices of an axis are picked, axes that the tensor has not are summed over.</summary>
/// <param name="Shape">The array's sizes.</param>
/// <param name="View">The same values with more axes, where an axis of the array is several flattened ones.</param>
/// <param name="Order">The axes of <paramref name="View"/> in the tensor's order, outermost first.</param>
internal sealed record Arrangement(int[] Shape, int[] View, int[] Order)
{
    public Arrangement(int[] shape, params int[] order)
        : this(shape, shape, order)
    {
    }

    /// <summary>For axes of <see cref="View"/> the indices that are taken, in the tensor's order; all of an axis without an entry.</summary>
    public IReadOnlyDictionary<int, int[]> Picks { get; init; } = new Dictionary<int, int[]>();

    /// <summary>Whether the array must have just these sizes, ones of 1 included.</summary>
    public bool IsExact { get; init; }

    /// <summary>The array as it is.</summary>
    public static Arrangement AsIs(IEnumerable<int> shape) => new([.. shape], [.. shape.Select((_, axis) => axis)]);

    /// <summary>Equal sizes; with another number of axes, equal up to sizes of 1.</summary>
    public bool Accepts(IReadOnlyList<int> shape) => IsExact ? shape.SequenceEqual(Shape) : Same(shape, Shape) || Same(shape, View);

    public float[] Apply(float[] values)
    {
        int[][] offsets = Offsets();
        int[] summed = [.. Enumerable.Range(0, View.Length).Except(Order).Aggregate(new[] { 0 }, (all, axis) => [.. all.SelectMany(start => offsets[axis].Select(offset => start + offset))])];
        float[] arranged = new float[Order.Aggregate(1, (count, axis) => count * offsets[axis].Length)];
        int[] index = new int[Order.Length];
        int from = Order.Sum(axis => offsets[axis].Length == 0 ? 0 : offsets[axis][0]);
        for (int i = 0; i < arranged.Length; i++)
        {
            float sum = values[from + summed[0]];
            for (int k = 1; k < summed.Length; k++)
            {
                sum += values[from + summed[k]];
            }

            arranged[i] = sum;
            for (int k = Order.Length - 1; k >= 0; k--)
            {
                int[] steps = offsets[Order[k]];
                from -= steps[index[k]];
                index[k] = (index[k] + 1) % steps.Length;
                from += steps[index[k]];
                if (index[k] != 0)
                {
                    break;
                }
            }
        }

        return arranged;
    }

    /// <summary>For each axis of the view how far into the array its picked indices are.</summary>
    private int[][] Offsets()
    {
        int[][] offsets = new int[View.Length][];
        for (int axis = View.Length - 1, stride = 1; axis >= 0; axis--)
        {
            int step = stride;
            offsets[axis] = [.. (Picks.GetValueOrDefault(axis) ?? Enumerable.Range(0, View[axis])).Select(index => index * step)];
            stride *= View[axis];
        }

        return offsets;
    }

    private static bool Same(IReadOnlyList<int> left, int[] right) => left.Count == right.Length
        ? left.SequenceEqual(right)
        : left.Where(size => size != 1).SequenceEqual(right.Where(size => size != 1));
}
