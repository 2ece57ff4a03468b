using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Joins inputs value by value; inputs with one value for each channel are broadcast over positions.</summary>
internal static class Elementwise
{
    public static KernelCode Lower(KernelContext context, bool unrolled) => Lower(new KernelBuilder(context), unrolled);

    /// <param name="second">Where the second input begins, if that is computed.</param>
    public static KernelCode Lower(KernelBuilder builder, bool unrolled, Expression? second = null)
    {
        KernelContext context = builder.Context;
        TensorShape full = context.Output.Type.Shape;
        Action<Expression, Expression> write = Writer(builder, second);
        if (context.Inputs.Any(input => IsBroadcast(input, full)))
        {
            ElementLoop.Channels(builder.Code, (int)full.Count, full.Channels, unrolled, write);
        }
        else
        {
            ElementLoop.Values(builder.Code, (int)full.Count, unrolled, i => write(i, i));
        }

        return builder.Build();
    }

    /// <summary>Loops over rows and columns, as layers with windows have them, around all channels of a position.</summary>
    public static KernelCode LowerPositions(KernelContext context)
    {
        KernelBuilder builder = new(context);
        TensorShape full = context.Output.Type.Shape;
        Action<Expression, Expression> write = Writer(builder);
        builder.Code.For("y", 0, full.Height, y => builder.Code.For("x", 0, full.Width, x =>
        {
            Expression place = ((y * full.Width) + x) * full.Channels;
            Expression p = place is IntegerConstant ? place : builder.Code.Declare("p", place);
            for (int c = 0; c < full.Channels; c++)
            {
                write(p + c, c);
            }
        }));
        return builder.Build();
    }

    /// <summary>Writes one value: the body of the loops gives its index and its channel.</summary>
    private static Action<Expression, Expression> Writer(KernelBuilder builder, Expression? second = null)
    {
        KernelContext context = builder.Context;
        TensorShape full = context.Output.Type.Shape;
        Local[] sources = [.. context.Inputs.Select(builder.Arena)];
        Local target = builder.Arena(context.Output);
        bool[] broadcast = [.. context.Inputs.Select(input => IsBroadcast(input, full))];
        IElementArithmetic arithmetic = context.IsFloat ? new FloatJoin(builder)
            : context.Node.Operator is Multiply ? new IntegerProduct(builder)
            : new IntegerSum(builder);
        return (i, channel) =>
        {
            Element[] values = [.. sources.Select((source, n) => source[(broadcast[n] ? channel : i) + (n == 1 && second is not null ? second : builder.Start(context.Inputs[n]))])];
            arithmetic.Write(values, target[i + builder.Start(context.Output)]);
        };
    }

    private static bool IsBroadcast(Code.Buffer input, TensorShape full) => input.Type.Count != full.Count;

    /// <summary>The length of what is unrolled: one position where an input is broadcast.</summary>
    public static long Length(KernelContext context)
    {
        TensorShape full = context.Output.Type.Shape;
        return context.Inputs.Any(input => IsBroadcast(input, full)) ? full.Channels : full.Count;
    }
}
