using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Values on their way from one place to another: for every index along <paramref name="Axes"/>, the value at the sum of index times From goes to
/// the sum of index times To. All operators that only move values are some of these.
/// </summary>
/// <param name="Map">What becomes of 8-bit values on the way; null if they stay as they are.</param>
internal sealed record Movement(Code.Buffer Source, int First, Code.Buffer Target, int Start, IReadOnlyList<MoveAxis> Axes, IntegerMap? Map = null)
{
    /// <summary>Runs of at least so many values are copied by the runtime: the call costs as much as that many values moved one by one.</summary>
    public const int ShortestRun = 4;

    /// <summary>The length of the run along the innermost axis that can be copied at once; 1 if there is none.</summary>
    public int Run => Map is null && Axes.Count > 0 && Axes[Axes.Count - 1] is { From: 1, To: 1 } last && last.Size >= ShortestRun ? last.Size : 1;

    /// <summary>Steps that remain when runs are copied at once.</summary>
    public long Steps => Axes.Aggregate(1L, (product, axis) => product * axis.Size) / Run;

    public static IReadOnlyList<Movement> Of(KernelContext context)
    {
        TensorShape shape = context.Input.Type.Shape;
        switch (context.Node.Operator)
        {
            case Concat concat:
                return Concatenation(context, concat);
            case Split split:
                return Splitting(context, split);
            case Slice slice:
                int[] strides = Strides(shape);
                int first = slice.Begin.Select((begin, axis) => begin * strides[axis]).Sum();
                return [Whole(context, first, [.. strides.Select((stride, axis) => stride * slice.Strides[axis])])];
            case Transpose transpose:
                int[] from = Strides(shape);
                return [Whole(context, 0, [.. transpose.Permutation.Select(axis => from[axis])])];
            case ChannelShuffle shuffle:
                int depth = shape.Channels / shuffle.Groups;
                int positions = (int)(shape.Count / shape.Channels);
                MoveAxis[] axes = [new(positions, shape.Channels, shape.Channels), new(depth, 1, shuffle.Groups), new(shuffle.Groups, depth, 1)];
                return [new Movement(context.Input, context.Input.Offset, context.Output, context.Output.Offset, Merge(axes))];
            default:
                throw new ArgumentException("no operator that moves values", nameof(context));
        }
    }

    /// <summary>The whole output, read along given strides.</summary>
    private static Movement Whole(KernelContext context, int first, int[] from)
    {
        TensorShape shape = context.Output.Type.Shape;
        int[] to = Strides(shape);
        IReadOnlyList<MoveAxis> axes = Merge(from.Select((stride, axis) => new MoveAxis(shape[axis], stride, to[axis])));
        return new Movement(context.Input, context.Input.Offset + first, context.Output, context.Output.Offset, axes);
    }

    private static Movement[] Concatenation(KernelContext context, Concat concat)
    {
        TensorShape output = context.Output.Type.Shape;
        (int axis, _) = Layers.Axes.Resolve(concat.Axis, output.Rank);
        (int outer, int inner) = Layers.Axes.Around(output, axis);
        int start = context.Output.Offset;
        Movement[] movements = new Movement[context.Inputs.Count];
        for (int i = 0; i < movements.Length; i++)
        {
            Code.Buffer input = context.Inputs[i];
            int run = input.Type.Shape[axis] * inner;
            IReadOnlyList<MoveAxis> axes = Merge([new(outer, run, output[axis] * inner), new(run, 1, 1)]);
            movements[i] = new Movement(input, input.Offset, context.Output, start, axes, MapOf(input, context.Output));
            start += run;
        }

        return movements;
    }

    private static Movement[] Splitting(KernelContext context, Split split)
    {
        TensorShape input = context.Input.Type.Shape;
        (int axis, _) = Layers.Axes.Resolve(split.Axis, input.Rank);
        (int outer, int inner) = Layers.Axes.Around(input, axis);
        int run = input[axis] / split.Parts * inner;
        IReadOnlyList<MoveAxis> axes = Merge([new(outer, input[axis] * inner, run), new(run, 1, 1)]);
        return [.. context.Outputs.Select((output, i) => new Movement(context.Input, context.Input.Offset + (i * run), output, output.Offset, axes))];
    }

    /// <summary>Joined values of another quantization are rescaled.</summary>
    private static IntegerMap? MapOf(Code.Buffer input, Code.Buffer output)
    {
        if (input.Type.Element != ElementType.Int8 || input.Type.Quantization is not { } from || output.Type.Quantization is not { } to || from == to)
        {
            return null;
        }

        IntegerMap map = IntegerMap.Between(from, to);
        return map.IsIdentity ? null : map;
    }

    /// <summary>Elements from one index to the next, for each axis.</summary>
    private static int[] Strides(TensorShape shape)
    {
        int[] strides = new int[shape.Rank];
        int stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>Drops axes of size 1 and joins neighbours that lie behind one another on both sides.</summary>
    private static IReadOnlyList<MoveAxis> Merge(IEnumerable<MoveAxis> axes)
    {
        List<MoveAxis> merged = [];
        foreach (MoveAxis axis in axes.Where(axis => axis.Size > 1))
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var outer && outer.From == axis.From * axis.Size && outer.To == axis.To * axis.Size)
            {
                merged[merged.Count - 1] = axis with { Size = outer.Size * axis.Size };
            }
            else
            {
                merged.Add(axis);
            }
        }

        return merged;
    }
}

/// <summary>Indices along an axis, and the elements from one to the next on both sides.</summary>
internal readonly record struct MoveAxis(int Size, int From, int To);
