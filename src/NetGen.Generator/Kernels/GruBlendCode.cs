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
}
