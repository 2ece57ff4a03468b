using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>SLICE and STRIDED_SLICE with constant bounds.</summary>
internal static class Slicing
{
    public static void Slice(OperatorContext context)
    {
        context.ExpectCounts(3, 3);
        TfliteTensor tensor = context.Input(0);
        int[] begin = context.Integers(1, "its begin");
        int[] size = context.Integers(2, "its size");
        if (begin.Length != tensor.Shape.Length || size.Length != tensor.Shape.Length)
        {
            throw context.Fail($"it has {begin.Length} beginnings and {size.Length} sizes; {Shapes.Text(tensor)} demands {tensor.Shape.Length} of each");
        }

        Cut[] cuts = new Cut[begin.Length];
        for (int axis = 0; axis < cuts.Length; axis++)
        {
            cuts[axis] = new Cut(begin[axis], size[axis] == -1 ? tensor.Shape[axis] - begin[axis] : size[axis], 1);
        }

        Import(context, tensor, cuts, squeeze: false);
    }

    public static void StridedSlice(OperatorContext context)
    {
        context.ExpectCounts(4, 4);
        TfliteTensor tensor = context.Input(0);
        int[] begin = context.Integers(1, "its begin");
        int[] end = context.Integers(2, "its end");
        int[] strides = context.Integers(3, "its strides");
        if (begin.Length > tensor.Shape.Length || end.Length != begin.Length || strides.Length != begin.Length)
        {
            throw context.Fail($"it has {begin.Length} beginnings, {end.Length} ends and {strides.Length} strides; {Shapes.Text(tensor)} has {tensor.Shape.Length} axes");
        }

        if (context.Options.Int(2) != 0 || context.Options.Int(3) != 0 || context.Options.Flag(5))
        {
            throw context.Fail("it uses ellipsis_mask, new_axis_mask or offset; NetGen imports begin_mask, end_mask and shrink_axis_mask");
        }

        Cut[] cuts = new Cut[tensor.Shape.Length];
        for (int axis = 0; axis < cuts.Length; axis++)
        {
            cuts[axis] = axis < begin.Length
                ? Resolve(context, axis, tensor.Shape[axis], begin[axis], end[axis], strides[axis])
                : new Cut(0, tensor.Shape[axis], 1);
        }

        Import(context, tensor, cuts, squeeze: context.Options.Int(4) != 0);
    }

    private static Cut Resolve(OperatorContext context, int axis, int size, int begin, int end, int stride)
    {
        if (stride < 1)
        {
            throw context.Fail($"its stride on axis {axis} is {stride}; NetGen imports strides from 1");
        }

        bool Masked(int field) => ((context.Options.Int(field) >> axis) & 1) != 0;
        long first = Masked(0) ? 0 : Clamp(begin, size);
        if (Masked(4))
        {
            return new Cut((int)first, 1, 1);
        }

        long last = Masked(1) ? size : Clamp(end, size);
        return new Cut((int)first, (int)Math.Max((last - first + stride - 1) / stride, 0), stride);
    }

    private static long Clamp(long index, int size) => Math.Max(Math.Min(index < 0 ? index + size : index, size), 0);

    private static void Import(OperatorContext context, TfliteTensor tensor, Cut[] cuts, bool squeeze)
    {
        Source input = context.Value(0);
        if (Shapes.HasBatch(tensor))
        {
            if (cuts[0].Begin != 0 || cuts[0].Size != 1)
            {
                throw context.Fail("it cuts the batch; NetGen imports batch 1");
            }

            cuts = [.. cuts.Skip(1)];
        }

        bool whole = cuts.Select((cut, axis) => cut.Begin == 0 && cut.Stride == 1 && cut.Size == input.Shape[axis]).All(same => same);
        if (whole)
        {
            context.View(input);
            return;
        }

        LayerDraft draft = context.Draft("Slice", Arg.Ints("Begin", cuts.Select(cut => cut.Begin)), Arg.Ints("Size", cuts.Select(cut => cut.Size)));
        if (cuts.Any(cut => cut.Stride != 1))
        {
            draft.Arguments.Add(Arg.Ints("Strides", cuts.Select(cut => cut.Stride)));
        }

        context.Move(draft, input, squeeze);
    }

    private readonly record struct Cut(int Begin, int Size, int Stride);
}
