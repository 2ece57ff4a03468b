using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of a gated recurrent unit's gates and state share. Each value of the state is read before its place is written: the new state may take it.</summary>
internal static class GruCellCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        int units = (int)context.Output.Type.Count;
        if (!context.IsFloat)
        {
            Integers(builder, units, unrolled);
            return builder.Build();
        }

        CellValues values = new(builder);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            CodeBuilder code = builder.Code;
            Local reset = code.Scratch("r", values.Sigmoid(values.Sum(0, units, i)));
            Local update = code.Scratch("z", values.Sigmoid(values.Sum(1, units, i)));
            Local candidate = code.Scratch("n", values.Tanh(values.Input(0, i + (2 * units)) + (reset * values.Input(1, i + (2 * units)))));
            values.Store(0, i, candidate + (update * (values.Input(2, i) - candidate)));
        });
        return builder.Build();
    }

    private static void Integers(KernelBuilder builder, int units, bool unrolled)
    {
        WideCell cell = new(builder, unrolled);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            Local reset = cell.Gate("r", 0, units, i);
            Local update = cell.Gate("z", 1, units, i);
            Local candidate = cell.Tanh("n", cell.Input(0, i + (2 * units)) + WideCell.Product(reset, cell.Input(1, i + (2 * units))));
            GruBlendCode.Blend(builder, cell, i, update, cell.State(2, i), candidate);
        });
    }
}
