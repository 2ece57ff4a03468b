using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Transposed convolution as loops over arrays, output by output: each gathers the inputs whose kernels reach it, so that no sums wait in memory.
/// </summary>
internal sealed class TransposedConv2DLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        TransposedShape shape = TransposedShape.Of(context);
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        int zero = context.IsFloat ? 0 : context.Input.Type.Quantization!.ZeroPoint;
        Local weights = ConvolutionConstants.Weights(builder);
        Local? biases = Biases(builder);
        IOutputStage stage = OutputStage.Of(context);
        stage.Prepare(builder);
        Window window = shape.Window;
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            Local o = code.Declare("o", (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + context.Output.Offset);
            code.For("k", 0, shape.OutChannels, k =>
            {
                Expression bias = biases is not null ? biases[k] : context.IsFloat ? 0f : (Expression)0;
                Local sum = code.Declare("sum", stage.Accumulator, stage.Begin(bias));
                code.For("r", 0, window.KernelHeight, r => Reached(code, "iy", y + shape.Geometry.Top - (r * window.DilationHeight), window.StrideHeight, shape.Height, iy =>
                    code.For("s", 0, window.KernelWidth, s => Reached(code, "ix", x + shape.Geometry.Left - (s * window.DilationWidth), window.StrideWidth, shape.Width, ix =>
                    {
                        Local p = code.Declare("p", (((iy * shape.Width) + ix) * shape.Channels) + context.Input.Offset);
                        Local q = code.Declare("q", ((((k * window.KernelHeight) + r) * window.KernelWidth) + s) * shape.Channels);
                        code.For("c", 0, shape.Channels, c =>
                        {
                            Expression value = source[p + c];
                            code.Assign(sum, sum + ((zero != 0 ? value - zero : value) * weights[q + c]));
                        });
                    }))));
                stage.Store(builder, target[o + k], stage.End(sum, bias), k);
            });
        }));
        return builder.Build();
    }

    private static Local? Biases(KernelBuilder builder)
    {
        if (builder.Context.IsFloat)
        {
            float[] floats = builder.Context.Floats("bias");
            return floats.All(value => value == 0) ? null : builder.Constants("b", floats);
        }

        int[] integers = builder.Context.Integers("bias");
        return integers.All(value => value == 0) ? null : builder.Constants("b", CodeType.Int32, integers);
    }

    /// <summary>Runs the body for the input index whose multiple of the stride this is, if there is one.</summary>
    private static void Reached(CodeBuilder code, string name, Expression strided, int stride, int size, Action<Expression> body)
    {
        Local t = code.Declare("t" + name, strided);
        if (stride == 1)
        {
            code.If((t >= 0).AndAlso(t < size), () => body(t));
            return;
        }

        Local index = code.Declare(name, t / stride);
        code.If((t >= 0).AndAlso(index < size).AndAlso((index * stride).EqualTo(t)), () => body(index));
    }
}
