using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of the gates in front of the product share: the state that the reset leaves, and the gate that blends.</summary>
internal static class GruGatesCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        bool isMinimal = ((GruGates)context.Node.Operator).Minimal;
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
            Local reset = code.Scratch("r", values.Sigmoid(values.Sum(0, units, i)));
            values.Store(0, i, reset * values.Input(2, i));
            values.Store(1, i, isMinimal ? reset : values.Sigmoid(values.Sum(1, units, i)));
        });
        return builder.Build();
    }

    private static void Integers(KernelBuilder builder, int units, bool isMinimal, bool unrolled)
    {
        WideCell cell = new(builder, unrolled);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            Local reset = cell.Gate("r", 0, units, i);
            cell.Store(0, i, cell.Narrowed(WideCell.Product(reset, cell.State(2, i))));
            cell.Store(1, i, isMinimal ? reset : cell.Gate("z", 1, units, i));
        });
    }
}
