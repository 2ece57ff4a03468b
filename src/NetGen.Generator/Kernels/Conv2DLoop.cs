using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Convolution and dense layer as loops over arrays: the smallest code.</summary>
internal sealed class Conv2DLoop : Kernel
{
    /// <summary>Fewer input channels are run through sooner than one index is made for inputs and weights.</summary>
    private const int LeastTogether = 8;

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

        // Without padding every output meets every weight, so that the input's zero point goes into the bias.
        bool folded = zero != 0 && !shape.IsPadded;
        Local weights = ConvolutionConstants.Weights(builder);
        Local? biases = ConvolutionConstants.Biases(builder, shape, folded ? zero : 0);
        IOutputStage stage = OutputStage.Of(context);
        stage.Prepare(builder);
        Window window = shape.Window;
        code.For("y", 0, shape.Geometry.OutHeight, y => code.For("x", 0, shape.Geometry.OutWidth, x =>
        {
            Expression row = y * window.StrideHeight;
            Expression column = x * window.StrideWidth;
            Expression place = (((y * shape.Geometry.OutWidth) + x) * shape.OutChannels) + builder.Start(context.Output);
            Local o = code.Declare("o", place);
            code.For("g", 0, shape.Groups, g => code.For("k", 0, shape.GroupOut, k =>
            {
                Expression channel = shape.Groups == 1 ? k : (g * shape.GroupOut) + k;
                Expression n = code.Hold("n", channel);
                Expression bias = biases is null ? Zero(stage) : biases[n];
                Local sum = code.Declare("sum", stage.Accumulator, stage.Begin(bias));
                code.For("r", 0, window.KernelHeight, r => Inside(code, "iy", row + (r * window.DilationHeight) - shape.Geometry.Top, shape.Height, shape.RowsLeave, iy =>
                    code.For("s", 0, window.KernelWidth, s => Inside(code, "ix", column + (s * window.DilationWidth) - shape.Geometry.Left, shape.Width, shape.ColumnsLeave, ix =>
                    {
                        Expression p = code.Hold("p", (((iy * shape.Width) + ix) * shape.Channels) + (g * shape.GroupIn) + builder.Start(context.Input));
                        Expression first = ((((n * window.KernelHeight) + r) * window.KernelWidth) + s) * shape.GroupIn;
                        if (shape.GroupIn < LeastTogether)
                        {
                            Expression q = code.Hold("q", first);
                            code.For("c", 0, shape.GroupIn, c => Add(c + p, c + q));
                            return;
                        }

                        Expression apart = code.Hold("q", first - p);
                        code.For("i", p, code.Hold("end", p + shape.GroupIn), i => Add(i, i + apart), passes: shape.GroupIn);
                    }))));
                stage.Store(builder, target[o + n], stage.End(sum, bias), n);

                void Add(Expression input, Expression weight)
                {
                    Expression value = source[input];
                    Expression real = zero != 0 && !folded ? value - zero : value;
                    code.Assign(sum, sum + (real * weights[weight]));
                }
            }));
        }));
        return builder.Build();
    }

    /// <summary>Runs the body for an index, inside 0 to size where that must be tested.</summary>
    internal static void Inside(CodeBuilder code, string name, Expression index, int size, bool test, Action<Expression> body)
    {
        if (!test)
        {
            body(index);
            return;
        }

        Local local = code.Declare(name, index);
        code.If((local >= 0).AndAlso(local < size), () => body(local));
    }

    private static Expression Zero(IOutputStage stage) => stage.Accumulator == CodeType.Float32 ? (Expression)0f : 0;
}
