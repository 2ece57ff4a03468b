using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of an Elman network's state share.</summary>
internal static class RnnCellCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        ActivationKind activation = ((RnnCell)context.Node.Operator).Activation;
        int units = (int)context.Output.Type.Count;
        if (!context.IsFloat)
        {
            Integers(builder, activation, units, unrolled);
            return builder.Build();
        }

        CellValues values = new(builder);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            Local sum = builder.Code.Scratch("sum", values.Sum(0, units, i));
            values.Store(0, i, FloatActivation.Apply(builder, activation, 0, sum));
        });
        return builder.Build();
    }

    private static void Integers(KernelBuilder builder, ActivationKind activation, int units, bool unrolled)
    {
        KernelContext context = builder.Context;
        WideCell cell = new(builder, unrolled && activation == ActivationKind.Tanh);
        Quantization output = context.Output.Type.Quantization!;
        FixedPointMultiplier factor = FixedPointMultiplier.From((double)context.Input.Type.Quantization!.Scale / output.Scale);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            if (activation == ActivationKind.Tanh)
            {
                cell.Store(0, i, cell.Narrowed(cell.Tanh("n", cell.Values(0, units, i))));
                return;
            }

            Local sum = cell.Sum(0, units, i);
            cell.StoreScaled(0, i, ((Expression)0).If(sum < 0, sum), factor, output.ZeroPoint);
        });
    }
}
