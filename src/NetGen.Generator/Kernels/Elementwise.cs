using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Joins inputs value by value; inputs with one value for each channel are broadcast over positions.</summary>
internal static class Elementwise
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        TensorShape full = context.Output.Type.Shape;
        Local[] sources = [.. context.Inputs.Select(builder.Arena)];
        Local target = builder.Arena(context.Output);
        bool[] broadcast = [.. context.Inputs.Select(input => input.Type.Count != full.Count)];
        IElementArithmetic arithmetic = context.IsFloat ? new FloatJoin(builder)
            : context.Node.Operator is Multiply ? new IntegerProduct(builder)
            : new IntegerSum(builder);
        if (broadcast.Contains(true))
        {
            ElementLoop.Channels(code, (int)full.Count, full.Channels, unrolled, Write);
        }
        else
        {
            ElementLoop.Values(code, (int)full.Count, unrolled, i => Write(i, i));
        }

        return builder.Build();

        void Write(Expression i, Expression channel)
        {
            Element[] values = [.. sources.Select((source, n) => source[(broadcast[n] ? channel : i) + builder.Start(context.Inputs[n])])];
            arithmetic.Write(values, target[i + builder.Start(context.Output)]);
        }
    }

    /// <summary>The length of what is unrolled: one position where an input is broadcast.</summary>
    public static long Length(KernelContext context)
    {
        TensorShape full = context.Output.Type.Shape;
        return context.Inputs.Any(input => input.Type.Count != full.Count) ? full.Channels : full.Count;
    }
}
