using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Average pooling as loops.</summary>
internal sealed class AveragePoolLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        AveragePoolCode average = new(builder, shape);
        Window window = shape.Window;
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            Expression start = average.Start(y, x, out Expression count);
            Local o = code.Declare("o", (((y * shape.Geometry.OutWidth) + x) * shape.Channels) + builder.Start(context.Output));
            code.For("c", 0, shape.Channels, c =>
            {
                Local sum = code.Declare("sum", start);
                code.For("r", 0, window.KernelHeight, r => Conv2DLoop.Inside(code, "iy", (y * window.StrideHeight) + r - shape.Geometry.Top, shape.Height, shape.RowsLeave, iy =>
                    code.For("s", 0, window.KernelWidth, s => Conv2DLoop.Inside(code, "ix", (x * window.StrideWidth) + s - shape.Geometry.Left, shape.Width, shape.ColumnsLeave, ix =>
                        code.Assign(sum, sum + source[(((iy * shape.Width) + ix) * shape.Channels) + c + builder.Start(context.Input)])))));
                average.Store(target[o + c], sum, count);
            });
        }));
        return builder.Build();
    }
}
