using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What the forms of a product of two values share: sizes, places, the loops around the sums, and what becomes of a sum.</summary>
internal sealed class MatMulCode
{
    private readonly KernelBuilder builder;
    private readonly MatMul op;
    private readonly Local left;
    private readonly Local right;
    private readonly Local target;
    private readonly IntegerStore? store;
    private readonly FixedPointMultiplier factor;

    public MatMulCode(KernelBuilder builder)
    {
        this.builder = builder;
        op = (MatMul)Context.Node.Operator;
        left = builder.Arena(Context.Inputs[0]);
        right = builder.Arena(Context.Inputs[1]);
        target = builder.Arena(Context.Output);
        if (!Context.IsFloat)
        {
            // TensorFlow Lite multiplies the scales of the operands in float32.
            Quantization output = Context.Output.Type.Quantization!;
            float product = Context.Inputs[0].Type.Quantization!.Scale * Context.Inputs[1].Type.Quantization!.Scale;
            factor = FixedPointMultiplier.From(product / (double)output.Scale);
            store = new IntegerStore(builder, output.ZeroPoint, sbyte.MinValue, sbyte.MaxValue);
        }
    }

    private CodeBuilder Code => builder.Code;

    private KernelContext Context => builder.Context;

    /// <summary>0, of the sums' type.</summary>
    public Expression Zero => Context.IsFloat ? (Expression)0f : 0;

    /// <summary>Positions of the left value.</summary>
    private int Rows => Context.Inputs[0].Type.Shape.Height;

    /// <summary>Positions of the right value.</summary>
    public int Others => Context.Inputs[1].Type.Shape.Height;

    /// <summary>Values of a head.</summary>
    public int Size => op.SizeOf(Context.Inputs[1].Type.Shape);

    /// <summary>Values of a position of the right value.</summary>
    public int Stride => Context.Inputs[1].Type.Shape.Channels;

    /// <summary>Every position and head: the body gets the positions that it meets, the index of its first left value, that of the head in the right value's first position, and that of its first result.</summary>
    public void Heads(Action<Expression, Expression, Expression, Expression> body)
    {
        Local? seen = op.Context > 0 ? Code.Declare("seen", builder.Position() + 1) : null;
        int perHead = op.Heads / op.KeyValueHeads;
        (int leftSize, int outSize) = op.TransposeRight ? (Size, Others) : (Others, Size);
        Code.For("y", 0, Rows, y => Code.For("g", 0, op.KeyValueHeads, g => Code.For("h", 0, perHead, h =>
        {
            Expression head = (y * op.Heads) + (g * perHead) + h;
            Expression met = op.Context > 0 ? seen! : op.Causal ? y + 1 : Others;
            Local from = Code.Declare("p", (head * leftSize) + builder.Start(Context.Inputs[0]));
            Local to = Code.Declare("o", (head * outSize) + builder.Start(Context.Output));
            Local others = Code.Declare("q", (g * Size) + builder.Start(Context.Inputs[1]));
            body(met, from, others, to);
            if (op is { Causal: true, TransposeRight: true, SkipsBehind: false })
            {
                Local behind = Code.Declare("behind", met);
                Code.For("k", behind, Others, k => Code.Assign(target[to + k], Context.IsFloat ? (Expression)0f : Context.Output.Type.Quantization!.ZeroPoint), passes: op.Context > 0 ? op.Context - builder.PositionsSeen(op.Context) : null);
            }
        })));
    }

    /// <summary>The right value's positions that are met; the body gets the number of each and the index of its head's first value.</summary>
    public void Met(Expression met, Expression others, Action<Expression, Local> body)
    {
        if (met is IntegerConstant { Value: var count })
        {
            Code.For("k", 0, (int)count, Pass);
        }
        else
        {
            Code.For("k", 0, met, Pass, passes: op.Context > 0 ? builder.PositionsSeen(op.Context) : null);
        }

        void Pass(Expression k) => body(k, Code.Declare("r", others + (k * Stride)));
    }

    public Expression Left(Expression index) => Real(left[index], 0);

    public Expression Right(Expression index) => Real(right[index], 1);

    public void Store(Expression index, Expression sum)
    {
        if (store is null)
        {
            Code.Assign(target[index], sum);
        }
        else
        {
            store.Scaled(target[index], sum, factor);
        }
    }

    private Expression Real(Element value, int input) =>
        Context.Inputs[input].Type.Quantization is { ZeroPoint: not 0 } quantization && !Context.IsFloat ? value - quantization.ZeroPoint : value;
}
