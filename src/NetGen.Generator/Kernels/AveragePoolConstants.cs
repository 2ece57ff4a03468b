using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Average pooling, unrolled over the window, looped over positions and channels.</summary>
internal sealed class AveragePoolConstants : Kernel
{
    /// <summary>Taps of a window to spell out: about 14 IL instructions each.</summary>
    private const int MostTaps = KernelLimits.MethodInstructions / 20;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => "window unrolled";

    public override long Unrolled(KernelContext context) => ConvolutionShape.Of(context).Inputs;

    public override bool Applies(KernelContext context) => Unrolled(context) <= MostTaps;

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        AveragePoolCode average = new(builder, shape);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            WindowTaps taps = new(builder, shape.Rows, shape.Columns, context.Input, y, x);
            Expression start = average.Start(y, x, out Expression count);
            Local o = code.Declare("o", (((y * shape.Geometry.OutWidth) + x) * shape.Channels) + builder.Start(context.Output));
            code.For("c", 0, shape.Channels, c =>
            {
                Local q = code.Declare("q", taps.Origin + c);
                Expression nothing = context.IsFloat ? 0f : (Expression)0;
                IEnumerable<Expression> values =
                    from row in Enumerable.Range(0, shape.Window.KernelHeight)
                    from column in Enumerable.Range(0, shape.Window.KernelWidth)
                    where taps.Reaches(row, column)
                    select taps.Value(row, column, q, 0, nothing);
                Local sum = code.Scratch("sum", UnrolledSum.Of(code, start, values));
                average.Store(target[o + c], sum, count);
            });
        }));
        return builder.Build();
    }
}
