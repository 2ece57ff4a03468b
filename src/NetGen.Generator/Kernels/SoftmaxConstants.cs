using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Softmax unrolled over the values of a row; exponentials stay in locals.</summary>
internal sealed class SoftmaxConstants : Kernel
{
    /// <summary>Values of a row: each takes one local, or two where differences are tested against the table's end.</summary>
    private const int MostValues = 48;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {context.Input.Type.Shape.Channels} values";

    public override long Unrolled(KernelContext context) => context.Input.Type.Shape.Channels * 4L;

    public override bool Applies(KernelContext context) => context.Input.Type.Shape.Channels <= MostValues && !((Softmax)context.Node.Operator).Causal;

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        TensorShape shape = context.Input.Type.Shape;
        int length = shape.Channels;
        IntegerSoftmax? integers = context.IsFloat ? null : new IntegerSoftmax(builder);
        code.For("y", 0, (int)(shape.Count / length), y =>
        {
            Expression start = y is IntegerConstant ? 0 : code.Declare("i", y * length);
            Element Source(int c) => source[start + (c + builder.Start(context.Input))];
            Element Target(int c) => target[start + (c + builder.Start(context.Output))];
            Local largest = code.Declare("largest", Source(0));
            for (int c = 1; c < length; c++)
            {
                int channel = c;
                code.If(Source(channel) > largest, () => code.Assign(largest, Source(channel)));
            }

            if (integers is null)
            {
                WriteFloats(builder, length, Source, Target, largest);
            }
            else
            {
                WriteIntegers(code, integers, length, Source, Target, largest);
            }
        });
        return builder.Build();
    }

    private static void WriteFloats(KernelBuilder builder, int length, Func<int, Element> source, Func<int, Element> target, Local largest)
    {
        CodeBuilder code = builder.Code;
        float beta = ((Softmax)builder.Context.Node.Operator).Beta;
        Local[] powers = new Local[length];
        Expression? sum = null;
        for (int c = 0; c < length; c++)
        {
            Expression difference = source(c) - largest;
            powers[c] = code.Declare("e", FloatExp.Call(builder, beta == 1 ? difference : difference * beta));
            sum = sum is null ? powers[c] : sum + powers[c];
        }

        Local total = code.Declare("sum", sum!);
        for (int c = 0; c < length; c++)
        {
            code.Assign(target(c), powers[c] / total);
        }
    }

    private static void WriteIntegers(CodeBuilder code, IntegerSoftmax integers, int length, Func<int, Element> source, Func<int, Element> target, Local largest)
    {
        Local[] powers = new Local[length];
        Expression? sum = null;
        for (int c = 0; c < length; c++)
        {
            powers[c] = code.Declare("e", integers.Power(largest, source(c)));
            Expression share = IntegerSoftmax.Share(powers[c]);
            sum = sum is null ? share : sum + share;
        }

        Local total = code.Declare("sum", sum!);
        (Local inverse, Local shift) = integers.Divide(total);
        for (int c = 0; c < length; c++)
        {
            integers.Store(target(c), powers[c], inverse, shift);
        }
    }
}
