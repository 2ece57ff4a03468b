using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>What both forms of an Elman network's state share.</summary>
internal static class RnnCellCode
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        ActivationKind activation = ((RnnCell)context.Node.Operator).Activation;
        int units = (int)context.Output.Type.Count;
        CellValues values = new(builder);
        ElementLoop.Values(builder.Code, units, unrolled, i =>
        {
            Local sum = builder.Code.Scratch("sum", values.Sum(0, units, i));
            values.Store(0, i, FloatActivation.Apply(builder, activation, 0, sum));
        });
        return builder.Build();
    }
}
