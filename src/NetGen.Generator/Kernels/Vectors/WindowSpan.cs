using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>The part of a pooling window that lies in the input, at one output position.</summary>
internal readonly record struct WindowSpan(Expression From, Expression Rows, Expression Columns)
{
    public static WindowSpan Of(KernelBuilder builder, ConvolutionShape shape, Expression y, Expression x)
    {
        CodeBuilder code = builder.Code;
        (Expression top, Expression rows) = Axis(code, "row", (y * shape.Window.StrideHeight) - shape.Geometry.Top, shape.Window.KernelHeight, shape.Height, shape.RowsLeave);
        (Expression left, Expression columns) = Axis(code, "column", (x * shape.Window.StrideWidth) - shape.Geometry.Left, shape.Window.KernelWidth, shape.Width, shape.ColumnsLeave);
        return new WindowSpan((((top * shape.Width) + left) * shape.Channels) + builder.Context.Input.Offset, rows, columns);
    }

    private static (Expression First, Expression Count) Axis(CodeBuilder code, string name, Expression first, int kernel, int size, bool leaves)
    {
        if (!leaves)
        {
            return (first, kernel);
        }

        Local start = code.Declare(name, first);
        Local end = code.Declare(name + "End", ((Expression)size).If(start + kernel > size, start + kernel));
        code.Assign(start, ((Expression)0).If(start < 0, start));
        return (start, end - start);
    }
}
