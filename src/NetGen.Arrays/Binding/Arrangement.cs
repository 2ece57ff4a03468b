namespace NetGen.Arrays.Binding;

/// <summary>How the values of an array become those of a tensor.</summary>
/// <param name="Shape">The array's sizes.</param>
/// <param name="View">The same values with more axes, where an axis of the array is several flattened ones.</param>
/// <param name="Order">The axes of <paramref name="View"/> in the tensor's order, outermost first.</param>
internal sealed record Arrangement(int[] Shape, int[] View, int[] Order)
{
    public Arrangement(int[] shape, params int[] order)
        : this(shape, shape, order)
    {
    }

    /// <summary>The array as it is.</summary>
    public static Arrangement AsIs(IEnumerable<int> shape) => new([.. shape], [.. shape.Select((_, axis) => axis)]);

    /// <summary>Equal sizes; with another number of axes, equal up to sizes of 1.</summary>
    public bool Accepts(IReadOnlyList<int> shape) => Same(shape, Shape) || Same(shape, View);

    public float[] Apply(float[] values)
    {
        int[] strides = new int[View.Length];
        for (int axis = View.Length - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= View[axis];
        }

        float[] arranged = new float[values.Length];
        int[] index = new int[Order.Length];
        for (int i = 0, from = 0; i < arranged.Length; i++)
        {
            arranged[i] = values[from];
            for (int k = Order.Length - 1; k >= 0; k--)
            {
                from += strides[Order[k]];
                if (++index[k] < View[Order[k]])
                {
                    break;
                }

                from -= strides[Order[k]] * View[Order[k]];
                index[k] = 0;
            }
        }

        return arranged;
    }

    private static bool Same(IReadOnlyList<int> left, int[] right) => left.Count == right.Length
        ? left.SequenceEqual(right)
        : left.Where(size => size != 1).SequenceEqual(right.Where(size => size != 1));
}
