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
        Softmax op = (Softmax)context.Node.Operator;
        IntegerSoftmax? integers = context.IsFloat ? null : new IntegerSoftmax(builder);
        if (op.Context > 0)
        {
            Local seen = code.Declare("length", builder.Position() + 1);
            code.For("h", 0, (int)(shape.Count / shape.Channels), h => Row(h, seen));
        }
        else if (op.Causal)
        {
            // Rows of one position see as much: itself and what is before it.
            int rows = (int)(shape.Count / shape.Height / shape.Channels);
            code.For("t", 0, shape.Height, t => code.For("h", 0, rows, h => Row((t * rows) + h, code.Declare("length", t + 1))));
        }
        else
        {
            code.For("y", 0, (int)(shape.Count / shape.Channels), y => Row(y, shape.Channels));
        }

        return builder.Build();

        void Row(Expression y, Expression length)
        {
            Expression row = y is IntegerConstant ? y * shape.Channels : code.Declare("i", y * shape.Channels);
            Element Source(Expression c) => source[row + c + builder.Start(context.Input)];
            Element Target(Expression c) => target[row + c + builder.Start(context.Output)];
            Local largest = code.Declare("largest", Source(0));
            Each(builder, 1, length, c => code.If(Source(c) > largest, () => code.Assign(largest, Source(c))));
            if (integers is null)
            {
                WriteFloats(builder, length, Source, Target, largest);
            }
            else
            {
                WriteIntegers(builder, integers, length, Source, Target, largest);
            }

            if (length is not IntegerConstant && !op.SkipsBehind)
            {
                Each(builder, length, shape.Channels, c => code.Assign(Target(c), context.IsFloat ? (Expression)0f : (int)sbyte.MinValue));
            }
        }
    }

    private static void Each(KernelBuilder builder, Expression from, Expression to, Action<Expression> body)
    {
        CodeBuilder code = builder.Code;
        int context = ((Softmax)builder.Context.Node.Operator).Context;
        if (from is IntegerConstant first && to is IntegerConstant end)
        {
            code.For("c", (int)first.Value, (int)end.Value, body);
        }
        else
        {
            code.For("c", from, to, body, passes: context == 0 ? null : from is IntegerConstant { Value: var begin } ? builder.PositionsSeen(context) - begin : context - builder.PositionsSeen(context));
        }
    }

    private static void WriteFloats(KernelBuilder builder, Expression length, Func<Expression, Element> source, Func<Expression, Element> target, Local largest)
    {
        CodeBuilder code = builder.Code;
        Softmax op = (Softmax)builder.Context.Node.Operator;
        float beta = op.Beta;
        Local sum = code.Declare("sum", 0f);
        Each(builder, 0, length, c =>
        {
            Expression difference = source(c) - largest;
            Local e = code.Declare("e", FloatExp.Call(builder, beta == 1 ? difference : difference * beta));
            code.Assign(target(c), e);
            code.Assign(sum, sum + e);
        });
        Each(builder, 0, length, c => code.Assign(target(c), target(c) / sum));
    }

    private static void WriteIntegers(KernelBuilder builder, IntegerSoftmax integers, Expression length, Func<Expression, Element> source, Func<Expression, Element> target, Local largest)
    {
        CodeBuilder code = builder.Code;
        Local sum = code.Declare("sum", 0);
        Each(builder, 0, length, c => code.Assign(sum, sum + IntegerSoftmax.Share(integers.Power(largest, source(c)))));
        (Local inverse, Local shift) = integers.Divide(sum);
        Each(builder, 0, length, c => integers.Store(target(c), integers.Power(largest, source(c)), inverse, shift));
    }
}
