using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>Slides a window of one channel along the columns of a group of output rows.</summary>
internal sealed class SlidingWindow
{
    private readonly KernelBuilder builder;
    private readonly CodeBuilder code;
    private readonly SlidingPlan plan;
    private readonly ConvolutionShape shape;
    private readonly Window window;
    private readonly LaneLayout layout;
    private readonly Local[] weights;
    private readonly IReadOnlyList<Expression> numbers;
    private readonly Expression channel;
    private readonly Local source;
    private readonly Local target;
    private readonly int zero;

    /// <param name="builder">The kernel's builder.</param>
    /// <param name="plan">The form's decisions.</param>
    /// <param name="weights">The channel's weights, row by row.</param>
    /// <param name="numbers">The numbers that the channel's outputs want.</param>
    /// <param name="channel">The channel.</param>
    public SlidingWindow(KernelBuilder builder, SlidingPlan plan, Local[] weights, IReadOnlyList<Expression> numbers, Expression channel)
    {
        this.builder = builder;
        this.plan = plan;
        this.weights = weights;
        this.numbers = numbers;
        this.channel = channel;
        code = builder.Code;
        shape = plan.Shape;
        window = shape.Window;
        layout = plan.Layout;
        source = builder.Arena(builder.Context.Input);
        target = builder.Arena(builder.Context.Output);
        zero = builder.Context.Input.Type.Quantization!.ZeroPoint;
    }

    private int RowStep => shape.Width * shape.Channels;

    private int ColumnStep => window.StrideWidth * shape.Channels;

    private int OutRowStep => shape.Geometry.OutWidth * shape.Channels;

    /// <summary>Columns of a window that the window before it had, too.</summary>
    private int Kept => Math.Max(0, window.KernelWidth - window.StrideWidth);

    /// <summary>Writes the outputs of the rows from <paramref name="y"/> on.</summary>
    /// <param name="groups">Which of the input rows under them exist, and which of the outputs are there already.</param>
    public void Write(Expression y, RowGroups groups)
    {
        // The input value under the kernel's first row and column at the first position, were it there. Where the output's rows are as long as the input's,
        // one index serves both, that of the output.
        int corner = (((-shape.Geometry.Top * shape.Width) - shape.Geometry.Left) * shape.Channels) + builder.Context.Input.Offset;
        int output = builder.Context.Output.Offset;
        bool follows = window is { StrideHeight: 1, StrideWidth: 1 } && OutRowStep == RowStep;
        Local start = code.Declare("start", (y * (window.StrideHeight * RowStep)) + channel + (follows ? output : corner));
        int before = follows ? corner - output : 0;
        Expression end = code.Declare("end", start + (shape.Geometry.OutWidth * ColumnStep));
        Local[,] packed = new Local[window.KernelHeight, window.KernelWidth];
        for (int s = 0; s < window.KernelWidth; s++)
        {
            for (int r = 0; r < window.KernelHeight; r++)
            {
                packed[r, s] = code.Declare($"x{r}_{s}", CodeType.Int64);
            }
        }

        for (int s = 0; s < Kept; s++)
        {
            bool exists = s - shape.Geometry.Left >= 0 && s - shape.Geometry.Left < shape.Width;
            Column(packed, s, start + (before + (s * shape.Channels)), groups, exists);
        }

        Local? o = follows ? null : code.Declare("o", (y * OutRowStep) + channel + output);
        Dictionary<int, Local> ends = Ends(start);
        code.For("p", start, end, p =>
        {
            for (int s = Kept; s < window.KernelWidth; s++)
            {
                Expression place = p + (before + (s * shape.Channels));
                if (ends.TryGetValue(PositionsWith(s), out Local? last))
                {
                    int column = s;
                    code.If(p < last, () => Column(packed, column, place, groups, true), () => Column(packed, column, place, groups, false));
                }
                else
                {
                    Column(packed, s, place, groups, true);
                }
            }

            Outputs(packed, o ?? p, groups.Again);
            for (int s = 0; s < Kept; s++)
            {
                for (int r = 0; r < window.KernelHeight; r++)
                {
                    code.Assign(packed[r, s], packed[r, s + window.StrideWidth]);
                }
            }

            if (o is not null)
            {
                code.Assign(o, o + shape.Channels);
            }
        }, ColumnStep, shape.Geometry.OutWidth);
    }

    /// <summary>Where positions end at which a new column is one of the input's and no padding, by their number; none where it always is.</summary>
    private Dictionary<int, Local> Ends(Local start) => Enumerable.Range(Kept, window.KernelWidth - Kept).Select(PositionsWith).Where(positions => positions < shape.Geometry.OutWidth).Distinct()
        .ToDictionary(positions => positions, positions => code.Declare("inside", start + (positions * ColumnStep)));

    /// <summary>Positions at which a column of the window is none behind the input's last one.</summary>
    private int PositionsWith(int s) => (shape.Width + shape.Geometry.Left - s + window.StrideWidth - 1) / window.StrideWidth;

    /// <summary>
    /// A column of inputs, packed for every kernel row: lane j of row r is input row r + j * stride. From one row to the one a stride below, every value
    /// moves down a lane, and one is new. Lanes whose outputs are there already stay empty, if an empty lane's sum is one that the lane holds.
    /// </summary>
    private void Column(Local[,] packed, int s, Expression place, RowGroups groups, bool exists)
    {
        int stride = window.StrideHeight;
        int empty = plan.Weights.AnySum is { Min: <= 0, Max: >= 0 } ? groups.Again : 0;
        Dictionary<int, Expression> held = [];
        for (int r = 0; r < window.KernelHeight; r++)
        {
            int newest = r + ((layout.Count - 1) * stride);
            if (r >= stride && exists && empty == 0)
            {
                Expression moved = (packed[r - stride, s] - Value(r - stride)).ShiftRight(layout.Lanes[1].Shift);
                code.Assign(packed[r, s], moved + Lane(Value(newest), layout.Count - 1));
                continue;
            }

            int row = r;
            code.Assign(packed[r, s], PackedPositions.Of(layout, j => j < empty ? 0 : Value(row + (j * stride))));
        }

        // A value that a row below wants again waits in a local.
        Expression Value(int i)
        {
            if (!exists || !groups.Inside[i])
            {
                return zero;
            }

            if (!held.TryGetValue(i, out Expression? value))
            {
                Element element = source[place + (i * RowStep)];
                held.Add(i, value = IsWantedAgain(i) ? code.Scratch("v" + i, element.As(CodeType.Int64)) : element.As(CodeType.Int64));
            }

            return value;
        }

        bool IsWantedAgain(int i) => empty == 0
            ? i + stride < window.KernelHeight
            : Enumerable.Range(0, window.KernelHeight).Count(r => (i - r) % stride == 0 && (i - r) / stride >= empty && (i - r) / stride < layout.Count) > 1;
    }

    private Expression Lane(Expression value, int lane)
    {
        int shift = layout.Lanes[lane].Shift;
        return value is IntegerConstant constant ? new IntegerConstant(unchecked(constant.Value << shift), CodeType.Int64) : value.ShiftLeft(shift);
    }

    private void Outputs(Local[,] packed, Expression first, int again)
    {
        Expression sum = layout.Start;
        for (int r = 0; r < window.KernelHeight; r++)
        {
            for (int s = 0; s < window.KernelWidth; s++)
            {
                sum += packed[r, s] * weights[(r * window.KernelWidth) + s];
            }
        }

        Local total = code.Scratch("sum", sum);
        for (int j = again; j < layout.Count; j++)
        {
            plan.Output.Store(builder, target[first + (j * OutRowStep)], layout.Extract(total, j, CodeType.Int64), numbers);
        }
    }
}
