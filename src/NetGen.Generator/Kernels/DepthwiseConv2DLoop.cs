using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Depthwise convolution as loops over arrays.</summary>
internal sealed class DepthwiseConv2DLoop : Kernel
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
        int zero = context.IsFloat ? 0 : context.Input.Type.Quantization!.ZeroPoint;
        bool folded = zero != 0 && !shape.IsPadded;
        Local weights = ConvolutionConstants.Weights(builder);
        Local? biases = ConvolutionConstants.Biases(builder, shape, folded ? zero : 0);
        IOutputStage stage = OutputStage.Of(context);
        stage.Prepare(builder);
        Window window = shape.Window;
        int multiplier = shape.GroupOut;
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            Expression row = y * window.StrideHeight;
            Expression column = x * window.StrideWidth;
            Local o = code.Declare("o", (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output));
            code.For("c", 0, shape.Channels, c => code.For("k", 0, multiplier, k =>
            {
                Expression channel = (c * multiplier) + k;
                Expression n = channel is Local or IntegerConstant ? channel : code.Declare("n", channel);
                Expression bias = biases is not null ? biases[n] : context.IsFloat ? 0f : (Expression)0;
                Local sum = code.Declare("sum", stage.Accumulator, stage.Begin(bias));
                code.For("r", 0, window.KernelHeight, r => Conv2DLoop.Inside(code, "iy", row + (r * window.DilationHeight) - shape.Geometry.Top, shape.Height, shape.RowsLeave, iy =>
                    code.For("s", 0, window.KernelWidth, s => Conv2DLoop.Inside(code, "ix", column + (s * window.DilationWidth) - shape.Geometry.Left, shape.Width, shape.ColumnsLeave, ix =>
                    {
                        Expression value = source[(((iy * shape.Width) + ix) * shape.Channels) + c + builder.Start(context.Input)];
                        Expression real = zero != 0 && !folded ? value - zero : value;
                        code.Assign(sum, sum + (real * weights[(((r * window.KernelWidth) + s) * shape.OutChannels) + n]));
                    }))));
                stage.Store(builder, target[o + n], stage.End(sum, bias), n);
            }));
        }));
        return builder.Build();
    }
}
