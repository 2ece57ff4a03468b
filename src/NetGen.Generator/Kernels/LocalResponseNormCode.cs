using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What the forms of local response normalization share: values, their squares, and what becomes of a value and its sum.</summary>
internal sealed class LocalResponseNormCode
{
    private readonly KernelBuilder builder;
    private readonly LocalResponseNorm norm;
    private readonly Local source;
    private readonly Local target;

    public LocalResponseNormCode(KernelBuilder builder)
    {
        this.builder = builder;
        norm = (LocalResponseNorm)builder.Context.Node.Operator;
        source = builder.Arena(builder.Context.Input);
        target = builder.Arena(builder.Context.Output);
    }

    private CodeBuilder Code => builder.Code;

    private KernelContext Context => builder.Context;

    public int Channels => Context.Input.Type.Shape.Channels;

    public LocalResponseNorm Norm => norm;

    /// <summary>0, of the sum's type.</summary>
    public Expression Zero => Context.IsFloat ? (Expression)0f : 0;

    /// <summary>Every position; the body gets the index of its first channel.</summary>
    public void Positions(Action<Expression> body) => Code.For(
        "p", 0, (int)(Context.Input.Type.Count / Channels), p => body(p is IntegerConstant ? p * Channels : Code.Declare("i", p * Channels)));

    /// <summary>A value, less the zero point where there is one.</summary>
    public Expression Value(Expression start, Expression c)
    {
        Expression stored = source[start + c + builder.Start(Context.Input)];
        return Context.IsFloat ? stored : stored - Context.Input.Type.Quantization!.ZeroPoint;
    }

    /// <summary>The output for a value and the sum of the squares around it.</summary>
    public void Store(Expression start, Expression c, Expression sum)
    {
        Element to = target[start + c + builder.Start(Context.Output)];
        double alpha = (double)norm.Alpha / norm.Size;
        if (Context.IsFloat)
        {
            Code.Assign(to, Divided(Value(start, c), (sum * (float)alpha) + norm.K));
            return;
        }

        Quantization from = Context.Input.Type.Quantization!;
        Quantization into = Context.Output.Type.Quantization!;
        Expression mean = (sum.As(CodeType.Float32) * (float)(alpha * from.Scale * from.Scale)) + norm.K;
        Expression real = Value(start, c).As(CodeType.Float32) * (float)((double)from.Scale / into.Scale);
        RoundedStore.Write(Code, to, Divided(real, mean), into);
    }

    /// <summary>x / mean^beta.</summary>
    private Expression Divided(Expression x, Expression mean) => norm.Beta switch
    {
        0 => x,
        1 => x / mean,
        _ => x * FloatExp.Call(builder, FloatLog.Call(builder, mean) * -norm.Beta),
    };
}
