using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Softmax in loops: the largest value of a row, the exponentials and their sum, the quotients.</summary>
internal sealed class SoftmaxLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => context.IsFloat ? "loops" : "loops, table of exponentials";

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
            Expression row = y is IntegerConstant ? y * length : code.Declare("i", y * length);
            Element Source(Expression c) => source[row + c + context.Input.Offset];
            Element Target(Expression c) => target[row + c + context.Output.Offset];
            Local largest = code.Declare("largest", Source(0));
            code.For("c", 1, length, c => code.If(Source(c) > largest, () => code.Assign(largest, Source(c))));
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

    private static void WriteFloats(KernelBuilder builder, int length, Func<Expression, Element> source, Func<Expression, Element> target, Local largest)
    {
        CodeBuilder code = builder.Code;
        float beta = ((Softmax)builder.Context.Node.Operator).Beta;
        Local sum = code.Declare("sum", 0f);
        code.For("c", 0, length, c =>
        {
            Expression difference = source(c) - largest;
            Local e = code.Declare("e", FloatExp.Call(builder, beta == 1 ? difference : difference * beta));
            code.Assign(target(c), e);
            code.Assign(sum, sum + e);
        });
        code.For("c", 0, length, c => code.Assign(target(c), target(c) / sum));
    }

    private static void WriteIntegers(CodeBuilder code, IntegerSoftmax integers, int length, Func<Expression, Element> source, Func<Expression, Element> target, Local largest)
    {
        Local sum = code.Declare("sum", 0);
        code.For("c", 0, length, c => code.Assign(sum, sum + IntegerSoftmax.Share(integers.Power(largest, source(c)))));
        (Local inverse, Local shift) = integers.Divide(sum);
        code.For("c", 0, length, c => integers.Store(target(c), integers.Power(largest, source(c)), inverse, shift));
    }
}
