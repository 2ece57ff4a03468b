using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The values under an unrolled window at one output position. What is tested there is tested once, before any channel: create it where the
/// position is known and outside of loops over channels.
/// </summary>
internal sealed class WindowTaps
{
    /// <summary>Rows and columns whose tests are held in locals, and likewise taps at corners: the rest is tested where it is read.</summary>
    private const int MostAxisGuards = 40;

    private const int MostCornerGuards = 20;

    private readonly CodeBuilder code;
    private readonly WindowAxis rows;
    private readonly WindowAxis columns;
    private readonly int channels;
    private readonly Local source;
    private readonly IReadOnlyList<Expression?> rowGuards;
    private readonly Expression?[] columnGuards;
    private readonly Dictionary<(int Row, int Column), Expression> corners = [];

    /// <param name="origin">What <see cref="Origin"/> is to be, where it is known already.</param>
    /// <param name="rowTests">What <see cref="TestRows"/> gave for this row, if it was asked.</param>
    public WindowTaps(KernelBuilder builder, WindowAxis rows, WindowAxis columns, Code.Buffer input, Expression y, Expression x, Expression? origin = null, IReadOnlyList<Expression?>? rowTests = null)
    {
        code = builder.Code;

        // At a position that is known, every tap is known to lie inside or outside.
        if (y is IntegerConstant row)
        {
            (rows, y) = (rows.At((int)row.Value), 0);
        }

        if (x is IntegerConstant column)
        {
            (columns, x) = (columns.At((int)column.Value), 0);
        }

        this.rows = rows;
        this.columns = columns;
        channels = input.Type.Shape.Channels;
        source = builder.Arena(input);
        Origin = origin ?? OriginOf(builder, rows, columns, input, y, x);
        bool held = AreHeld(rows, columns);
        rowGuards = rowTests ?? Guards(code, "row", rows, y, held);
        columnGuards = Guards(code, "column", columns, x, held);
        HoldCorners();
    }

    /// <summary>The tests of rows alone, to be made in front of a loop over columns; null where they are not worth it.</summary>
    public static IReadOnlyList<Expression?>? TestRows(KernelBuilder builder, WindowAxis rows, WindowAxis columns, Expression y) =>
        y is IntegerConstant || !AreHeld(rows, columns) ? null : Guards(builder.Code, "row", rows, y, held: true);

    /// <summary>Variables of the taps at one position, at most.</summary>
    public static int Locals(WindowAxis rows, WindowAxis columns)
    {
        int above = Enumerable.Range(0, rows.Taps).Count(rows.IsGuarded);
        int beside = Enumerable.Range(0, columns.Taps).Count(columns.IsGuarded);
        return 1 + (above + beside <= MostAxisGuards ? above + beside : 0) + Math.Min(above * beside, MostCornerGuards);
    }

    /// <summary>The index of the position's first value of row 0, column 0, were the kernel there.</summary>
    public Expression Origin { get; }

    /// <summary>Tests that wait in locals, at most.</summary>
    /// <param name="rows">Rows that are tested.</param>
    /// <param name="columns">Columns that are tested.</param>
    public static int MostLocals(int rows, int columns) => (rows + columns <= MostAxisGuards ? rows + columns : 0) + Math.Min(rows * columns, MostCornerGuards);

    /// <summary>The index of the value at row 0, column 0 of the window at a position, were the kernel there.</summary>
    public static Expression OriginOf(KernelBuilder builder, WindowAxis rows, WindowAxis columns, Code.Buffer input, Expression y, Expression x)
    {
        int channels = input.Type.Shape.Channels;
        Expression origin = (y * (rows.Step * columns.Size * channels)) + (x * (columns.Step * channels)) + builder.Start(input);
        return origin is IntegerConstant ? origin : builder.Code.Declare("p", origin);
    }

    /// <summary>Whether a tap lies in the input at any position.</summary>
    public bool Reaches(int row, int column) => rows.Reaches(row) && columns.Reaches(column);

    /// <summary>Whether a tap lies in the input at this position; null if it does at all positions.</summary>
    public Expression? Guard(int row, int column)
    {
        if (rowGuards[row] is not { } above)
        {
            return columnGuards[column];
        }

        return columnGuards[column] is not { } beside ? above : corners.TryGetValue((row, column), out Expression? both) ? both : above.AndAlso(beside);
    }

    /// <summary>The value under a tap, to be read only where the guard holds.</summary>
    /// <param name="origin"><see cref="Origin"/>, or that plus a channel.</param>
    public Element At(int row, int column, Expression origin, int channel = 0) =>
        source[origin + ((((rows.First[row] * columns.Size) + columns.First[column]) * channels) + channel)];

    /// <summary>The value under a tap, or a constant outside of the input.</summary>
    public Expression Value(int row, int column, Expression origin, int channel, Expression outside)
    {
        if (!Reaches(row, column))
        {
            return outside;
        }

        Element element = At(row, column, origin, channel);
        return Guard(row, column) is { } guard ? element.If(guard, outside) : element;
    }

    private static bool AreHeld(WindowAxis rows, WindowAxis columns) =>
        Enumerable.Range(0, rows.Taps).Count(rows.IsGuarded) + Enumerable.Range(0, columns.Taps).Count(columns.IsGuarded) <= MostAxisGuards;

    private static Expression?[] Guards(CodeBuilder code, string name, WindowAxis axis, Expression position, bool held)
    {
        Expression?[] guards = new Expression?[axis.Taps];
        for (int tap = 0; tap < axis.Taps; tap++)
        {
            if (!axis.IsGuarded(tap))
            {
                continue;
            }

            Expression? condition = axis.StartsOutside(tap) ? Behind(position, axis.StartOf(tap) - 1) : null;
            if (axis.EndsOutside(tap))
            {
                Expression before = Before(position, axis.EndOf(tap));
                condition = condition is null ? before : condition.AndAlso(before);
            }

            guards[tap] = held ? code.Declare(name + tap, CodeType.Bool, condition) : condition;
        }

        return guards;
    }

    /// <summary>Whether a position lies behind a limit. The position is compared as it is: an index of the tap would have to be calculated, and a limit that is not met takes a comparison less than one that is.</summary>
    private static Expression Behind(Expression position, int limit) =>
        position is Binary { Operator: BinaryOperator.Add, Right: IntegerConstant more } sum ? sum.Left > limit - (int)more.Value : position > limit;

    private static Expression Before(Expression position, int limit) =>
        position is Binary { Operator: BinaryOperator.Add, Right: IntegerConstant more } sum ? sum.Left < limit - (int)more.Value : position < limit;

    private void HoldCorners()
    {
        for (int row = 0; row < rows.Taps; row++)
        {
            for (int column = 0; column < columns.Taps; column++)
            {
                if (rowGuards[row] is { } above && columnGuards[column] is { } beside && corners.Count < MostCornerGuards)
                {
                    corners.Add((row, column), code.Declare("corner" + corners.Count, CodeType.Bool, above.AndAlso(beside)));
                }
            }
        }
    }
}
