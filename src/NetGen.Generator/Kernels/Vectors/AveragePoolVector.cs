using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>Average pooling: sums over vectors of channels; they are divided one by one.</summary>
internal sealed class AveragePoolVector : Kernel
{
    public override CodeForm Form => CodeForm.Vector;

    public override string Describe(KernelContext context) => "vectors of channels";

    public override bool Applies(KernelContext context) => context.Profile == CodeProfile.DotNet;

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local target = builder.Arena(context.Output);
        Local sums = builder.Scratch("sums", context.IsFloat ? CodeType.Float32 : CodeType.Int32, shape.Channels);
        AveragePoolCode average = new(builder, shape);
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            Expression start = average.Start(y, x, out Expression count);
            WindowSpan span = WindowSpan.Of(builder, shape, y, x);
            VectorSums.Write(builder, span.From, span.Rows, shape.Width * shape.Channels, span.Columns, shape.Channels, sums);
            Local o = code.Declare("o", (((y * shape.Geometry.OutWidth) + x) * shape.Channels) + context.Output.Offset);
            code.For("c", 0, shape.Channels, c =>
            {
                Local sum = code.Declare("sum", context.IsFloat ? sums[c] : sums[c] + start);
                average.Store(target[o + c], sum, count);
            });
        }));
        return builder.Build();
    }
}
