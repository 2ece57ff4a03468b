using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Walks over the output positions of a convolution, several neighbours at a time along one axis. Where their number leaves a rest, the last
/// neighbours overlap those before: what is computed twice is the same twice.
/// </summary>
internal sealed class PositionWalk
{
    private readonly ConvolutionShape shape;
    private readonly bool alongRows;

    private PositionWalk(ConvolutionShape shape, bool alongRows, int count)
    {
        this.shape = shape;
        this.alongRows = alongRows;
        Count = count;
    }

    /// <summary>Neighbours at a time.</summary>
    public int Count { get; }

    /// <summary>How often the body runs.</summary>
    public int Steps => (Length + Count - 1) / Count * (alongRows ? shape.Geometry.OutWidth : shape.Geometry.OutHeight);

    private int Length => alongRows ? shape.Geometry.OutHeight : shape.Geometry.OutWidth;

    /// <summary>Variables of the taps at all neighbours, at most.</summary>
    public int Locals => (IsTested ? Count : 1) * WindowTaps.Locals(shape.Rows, shape.Columns);

    /// <summary>Whether neighbours have tests of their own; unless the axis is padded they differ by a constant.</summary>
    private bool IsTested => alongRows ? shape.RowsLeave : shape.ColumnsLeave;

    /// <summary>The axis with more positions, a pointwise convolution as one long axis; null where no axis has two.</summary>
    public static PositionWalk? Of(ConvolutionShape shape, int most)
    {
        shape = shape.Flat;
        bool alongRows = shape.Geometry.OutWidth == 1 || (shape.Geometry.OutWidth < most && shape.Geometry.OutHeight > shape.Geometry.OutWidth);
        int length = alongRows ? shape.Geometry.OutHeight : shape.Geometry.OutWidth;
        int count = Math.Min(length, most);
        return count < 2 ? null : new PositionWalk(shape, alongRows, count);
    }

    /// <summary>From an output to that of the next neighbour.</summary>
    public int OutputStep => alongRows ? shape.Geometry.OutWidth * shape.OutChannels : shape.OutChannels;

    /// <summary>Writes the loops; the body gets the values under the kernel at each of the neighbours, and the place of their first outputs.</summary>
    /// <param name="body">Given: the value of an input at neighbour j; the index of the first output value of neighbour j.</param>
    public void Write(KernelBuilder builder, Action<Func<int, int, Expression>, Func<int, Expression>> body)
    {
        CodeBuilder code = builder.Code;
        builder.Arena(builder.Context.Input);
        int steps = (Length + Count - 1) / Count;
        if (alongRows)
        {
            code.For("y", 0, steps, step =>
            {
                Expression y = First(code, "y0", step);
                code.For("x", 0, shape.Geometry.OutWidth, x => At(builder, y, x, body));
            });
            return;
        }

        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, steps, step => At(builder, y, First(code, "x0", step), body)));
    }

    private Expression First(CodeBuilder code, string name, Expression step)
    {
        if (step is IntegerConstant)
        {
            return step * Count;
        }

        Expression first = step * Count;
        return code.Declare(name, Length % Count == 0 ? first : ((Expression)(Length - Count)).If(first > Length - Count, first));
    }

    private void At(KernelBuilder builder, Expression y, Expression x, Action<Func<int, int, Expression>, Func<int, Expression>> body)
    {
        CodeBuilder code = builder.Code;
        KernelContext context = builder.Context;

        bool leaves = IsTested;
        int stepIn = alongRows ? shape.Window.StrideHeight * shape.Width * shape.Channels : shape.Window.StrideWidth * shape.Channels;
        WindowTaps[] taps = [.. Enumerable.Range(0, leaves ? Count : 1).Select(j => new WindowTaps(builder, shape.Rows, shape.Columns, context.Input, alongRows ? y + j : y, alongRows ? x : x + j))];
        Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output);
        Expression o = code.Hold("o", place);
        body(Value, j => o + (j * OutputStep));

        Expression Value(int input, int j)
        {
            int tap = input / shape.GroupIn;
            int channel = input % shape.GroupIn;
            (int row, int column) = (tap / shape.Window.KernelWidth, tap % shape.Window.KernelWidth);
            int zero = context.Input.Type.Quantization!.ZeroPoint;
            return leaves
                ? taps[j].Value(row, column, taps[j].Origin, channel, zero)
                : taps[0].Value(row, column, taps[0].Origin, channel + (j * stepIn), zero);
        }
    }
}
