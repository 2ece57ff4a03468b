using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of the state behind the product share. Each value of the state is read before its place is written: the new state may take it.</summary>
internal static class GruBlendCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        bool isMinimal = ((GruBlend)context.Node.Operator).Minimal;
        int units = (int)context.Output.Type.Count;
        if (!context.IsFloat)
        {
            Integers(builder, units, isMinimal, unrolled);
            return builder.Build();
        }

        CellValues values = new(builder);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            CodeBuilder code = builder.Code;
            Local candidate = code.Scratch("n", values.Tanh(values.Input(0, i + ((isMinimal ? 1 : 2) * units)) + values.Input(1, i)));
            Local before = code.Scratch("before", values.Input(3, i));
            values.Store(0, i, isMinimal ? before + (values.Input(2, i) * (candidate - before)) : candidate + (values.Input(2, i) * (before - candidate)));
        });
        return builder.Build();
    }

    private static void Integers(KernelBuilder builder, int units, bool isMinimal, bool unrolled)
    {
        WideCell cell = new(builder, unrolled);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            Local candidate = cell.Tanh("n", cell.Input(0, i + ((isMinimal ? 1 : 2) * units)) + cell.Input(1, i));
            if (isMinimal)
            {
                Blend(builder, cell, i, cell.Input(2, i), candidate, cell.State(3, i));
            }
            else
            {
                Blend(builder, cell, i, cell.Input(2, i), cell.State(3, i), candidate);
            }
        });
    }

    /// <summary>gate * open + (1 - gate) * closed in 15 bits behind the point, stored in 16 bits and, as the products read it, in 8.</summary>
    public static void Blend(KernelBuilder builder, WideCell cell, Expression i, Expression gate, Expression open, Expression closed)
    {
        Local share = builder.Code.Scratch("share", gate);
        Local state = builder.Code.Scratch("state", ((share * open) + (((Expression)32768 - share) * closed) + (1 << 14)).ShiftRight(15));
        cell.Store(1, i, state);
        cell.Store(0, i, cell.Narrowed(state));
    }
}
