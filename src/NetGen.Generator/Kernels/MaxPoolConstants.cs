using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Max pooling, unrolled over the window, looped over positions and channels.</summary>
internal sealed class MaxPoolConstants : Kernel
{
    /// <summary>Taps of a window to spell out: about 20 IL instructions each.</summary>
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
        PoolStore store = new(builder);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            WindowTaps taps = new(builder, shape.Rows, shape.Columns, context.Input, y, x);
            Local o = code.Declare("o", (((y * shape.Geometry.OutWidth) + x) * shape.Channels) + builder.Start(context.Output));
            code.For("c", 0, shape.Channels, c =>
            {
                Local q = code.Declare("q", taps.Origin + c);
                store.Store(target[o + c], Most(context, shape, code, taps, q));
            });
        }));
        return builder.Build();
    }

    private static Local Most(KernelContext context, ConvolutionShape shape, CodeBuilder code, WindowTaps taps, Local origin)
    {
        List<(int Row, int Column)> reached =
        [
            .. from row in Enumerable.Range(0, shape.Window.KernelHeight)
               from column in Enumerable.Range(0, shape.Window.KernelWidth)
               where taps.Reaches(row, column)
               orderby taps.Guard(row, column) is null ? 0 : 1
               select (row, column),
        ];

        // A tap that is always there comes first and needs no comparison.
        bool certain = taps.Guard(reached[0].Row, reached[0].Column) is null;
        Local most = code.Declare("most", certain ? taps.At(reached[0].Row, reached[0].Column, origin) : MaxPoolLoop.Lowest(context));
        foreach ((int row, int column) in reached.Skip(certain ? 1 : 0))
        {
            Expression value = taps.Value(row, column, origin, 0, MaxPoolLoop.Lowest(context));
            Local v = code.Scratch("v", value);
            code.If(v > most, () => code.Assign(most, v));
        }

        return most;
    }
}
