using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Writes what reads a window twice: without any test for the positions where it lies in the input, with tests for those at the borders.</summary>
internal static class BordersApart
{
    /// <summary>Whether it pays: some window leaves the input, and most do not.</summary>
    public static bool Pays(KernelContext context, ConvolutionShape shape)
    {
        (WindowAxis rows, WindowAxis columns) = (shape.Rows, shape.Columns);
        long inner = (long)(rows.InnerEnd - rows.InnerStart) * (columns.InnerEnd - columns.InnerStart);
        return context.IsInterpreted && inner < shape.Positions && inner * 2 >= shape.Positions;
    }

    /// <param name="builder">The kernel's builder.</param>
    /// <param name="shape">A convolution where it pays.</param>
    /// <param name="y">The output row.</param>
    /// <param name="x">The output column.</param>
    /// <param name="write">Writes the code once for given taps; variables that it leaves behind must be declared before.</param>
    /// <param name="origin">The taps' <see cref="WindowTaps.Origin"/>, where it is known already.</param>
    public static void Write(KernelBuilder builder, ConvolutionShape shape, Expression y, Expression x, Action<WindowTaps> write, Expression? origin = null)
    {
        (WindowAxis rows, WindowAxis columns) = (shape.Rows, shape.Columns);
        Code.Buffer input = builder.Context.Input;
        origin ??= WindowTaps.OriginOf(builder, rows, columns, input, y, x);
        Expression? inside = Inside(rows, y, Inside(columns, x, null));
        builder.Code.If(
            inside!,
            () => write(new WindowTaps(builder, rows with { IsInner = true }, columns with { IsInner = true }, input, y, x, origin)),
            () => write(new WindowTaps(builder, rows, columns, input, y, x, origin)));
    }

    private static Expression? Inside(WindowAxis axis, Expression position, Expression? also)
    {
        if (axis.InnerStart > 0)
        {
            also = And(position >= axis.InnerStart, also);
        }

        return axis.InnerEnd < axis.Positions ? And(position < axis.InnerEnd, also) : also;
    }

    private static Expression And(Expression condition, Expression? also) => also is null ? condition : condition.AndAlso(also);
}
