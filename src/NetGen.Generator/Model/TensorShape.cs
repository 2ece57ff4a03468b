using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>Sizes of a tensor, outermost first, without the batch: (height, width, channels), (length, channels) or (values).</summary>
public readonly record struct TensorShape(EquatableArray<int> Sizes)
{
    public TensorShape(params int[] sizes)
        : this(new EquatableArray<int>(sizes))
    {
    }

    public int Rank => Sizes.Count;

    public int this[int axis] => Sizes[axis];

    /// <summary>The number of values; at most 2^62, whatever the sizes.</summary>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (int size in Sizes.AsSpan())
            {
                if (size != 0 && count > (1L << 62) / size)
                {
                    return 1L << 62;
                }

                count *= size;
            }

            return count;
        }
    }

    /// <summary>The last size: the channels of a feature map, the length of a vector.</summary>
    public int Channels => Rank == 0 ? 1 : Sizes[Rank - 1];

    /// <summary>The shape with another outermost size.</summary>
    public TensorShape WithRows(int rows) => new([rows, .. Sizes.Skip(1)]);

    /// <summary>Rows of a feature map; the length of a sequence; 1 for a vector.</summary>
    public int Height => Rank >= 2 ? Sizes[0] : 1;

    /// <summary>Columns of a feature map; 1 for a sequence or a vector.</summary>
    public int Width => Rank >= 3 ? Sizes[1] : 1;

    /// <summary>"32x1x8".</summary>
    public override string ToString() =>
        Rank == 0 ? "scalar" : string.Join("x", Sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
