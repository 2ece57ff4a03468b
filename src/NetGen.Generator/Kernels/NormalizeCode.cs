using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of layer and root mean square normalization share: for each position its statistics, then its values. Output and input may be one.</summary>
internal sealed class NormalizeCode
{
    /// <summary>Terms of one statement where sums are spelled out.</summary>
    private const int Terms = 16;

    private readonly KernelBuilder builder;
    private readonly bool unrolled;
    private readonly Local source;
    private readonly Local target;
    private readonly Func<Expression, Expression> gamma;
    private readonly Func<Expression, Expression>? beta;
    private Local? difference;

    private NormalizeCode(KernelBuilder builder, bool unrolled)
    {
        this.builder = builder;
        this.unrolled = unrolled;
        source = builder.Arena(Context.Input);
        target = builder.Arena(Context.Output);
        gamma = Factors("gamma", "g");
        beta = Context.Node.Parameter("beta") is null ? null : Factors("beta", "b");
    }

    private CodeBuilder Code => builder.Code;

    private KernelContext Context => builder.Context;

    private int Channels => Context.Input.Type.Shape.Channels;

    private float Epsilon => Context.Node.Operator is LayerNorm norm ? norm.Epsilon : ((RmsNorm)Context.Node.Operator).Epsilon;

    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        NormalizeCode normalize = new(builder, unrolled);
        builder.Code.For("p", 0, (int)(context.Input.Type.Count / normalize.Channels), p =>
        {
            Expression start = p is IntegerConstant ? p * normalize.Channels : builder.Code.Declare("i", p * normalize.Channels);
            if (context.Node.Operator is LayerNorm)
            {
                normalize.Center(start);
            }
            else
            {
                normalize.Scale(start);
            }
        });
        return builder.Build();
    }

    /// <summary>(x - mean) / sqrt(variance + epsilon). Of integers n times both: the sums of n values and of their squares give n^2 times the variance exactly.</summary>
    private void Center(Expression start)
    {
        int n = Channels;
        if (Context.IsFloat)
        {
            Local mean = Code.Declare("mean", Sum("sum", c => Stored(start, c)) / (float)n);
            Local variance = Code.Declare("variance", SumOfSquares(c => Stored(start, c) - mean) / (float)n);
            Local root = Code.Declare("r", FloatInverseRoot.Call(builder, variance + Epsilon));
            Each(c => Store(start, c, (Stored(start, c) - mean) * root));
            return;
        }

        Local sum = Sum("sum", c => Stored(start, c));
        Local squares = SumOfSquares(c => Stored(start, c));
        Expression spread = (squares.As(CodeType.Int64) * n) - (sum.As(CodeType.Int64) * sum);
        Local r = Code.Declare("r", FloatInverseRoot.Call(builder, spread.As(CodeType.Float32) + (float)(EpsilonInSteps * n * n)));
        Each(c => Store(start, c, ((Stored(start, c) * n) - sum).As(CodeType.Float32) * r));
    }

    /// <summary>x / sqrt(mean of x^2 + epsilon).</summary>
    private void Scale(Expression start)
    {
        int zero = Context.IsFloat ? 0 : Context.Input.Type.Quantization!.ZeroPoint;
        Expression Value(Expression c) => zero == 0 ? Stored(start, c) : Stored(start, c) - zero;
        Local squares = SumOfSquares(Value);
        Expression mean = squares.As(CodeType.Float32) / (float)Channels;
        Local root = Code.Declare("r", FloatInverseRoot.Call(builder, mean + (Context.IsFloat ? Epsilon : (float)EpsilonInSteps)));
        Each(c => Store(start, c, Value(c).As(CodeType.Float32) * root));
    }

    /// <summary>Epsilon in units of the input's steps squared.</summary>
    private double EpsilonInSteps => Epsilon / ((double)Context.Input.Type.Quantization!.Scale * Context.Input.Type.Quantization.Scale);

    private Expression Stored(Expression start, Expression c) => source[start + c + builder.Start(Context.Input)];

    private void Store(Expression start, Expression c, Expression normal)
    {
        Element to = target[start + c + builder.Start(Context.Output)];
        Expression scaled = normal * gamma(c);
        Expression value = beta is null ? scaled : scaled + beta(c);
        if (Context.IsFloat)
        {
            Code.Assign(to, value);
            return;
        }

        RoundedStore.Write(Code, to, value, Context.Output.Type.Quantization!);
    }

    private Local Sum(string name, Func<Expression, Expression> term)
    {
        Local sum = Code.Declare(name, Context.IsFloat ? (Expression)0f : 0);
        if (!unrolled)
        {
            Each(c => Code.Assign(sum, sum + term(c)));
            return sum;
        }

        for (int first = 0; first < Channels; first += Terms)
        {
            Code.Assign(sum, Enumerable.Range(first, Math.Min(Terms, Channels - first)).Aggregate((Expression)sum, (part, c) => part + term(c)));
        }

        return sum;
    }

    private Local SumOfSquares(Func<Expression, Expression> value)
    {
        Local squares = Code.Declare("squares", Context.IsFloat ? (Expression)0f : 0);
        difference ??= unrolled ? Code.Declare("d", squares.Type) : null;
        Each(c =>
        {
            Local d = difference ?? Code.Declare("d", value(c));
            if (difference is not null)
            {
                Code.Assign(d, value(c));
            }

            Code.Assign(squares, squares + (d * d));
        });
        difference = null;
        return squares;
    }

    private void Each(Action<Expression> body)
    {
        if (!unrolled)
        {
            Code.For("c", 0, Channels, body);
            return;
        }

        for (int c = 0; c < Channels; c++)
        {
            body(c);
        }
    }

    /// <summary>A factor or an offset of each channel: of integers in steps of the output.</summary>
    private Func<Expression, Expression> Factors(string role, string name)
    {
        double scale = Context.IsFloat ? 1 : Context.Output.Type.Quantization!.Scale;
        float[] factors = [.. Context.Floats(role).Select(value => (float)(value / scale))];
        if (unrolled)
        {
            return c => factors[(int)((IntegerConstant)c).Value];
        }

        Local array = builder.Constants(name, factors);
        return c => array[c];
    }
}
