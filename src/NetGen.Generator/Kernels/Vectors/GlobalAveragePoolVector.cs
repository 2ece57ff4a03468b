using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>The mean over height and width: sums over vectors of channels; they are scaled one by one.</summary>
internal sealed class GlobalAveragePoolVector : Kernel
{
    public override CodeForm Form => CodeForm.Vector;

    public override string Describe(KernelContext context) => "vectors of channels";

    public override bool Applies(KernelContext context) => context.Profile == CodeProfile.DotNet;

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local target = builder.Arena(context.Output);
        int channels = context.Input.Type.Shape.Channels;
        Local sums = builder.Scratch("sums", context.IsFloat ? CodeType.Float32 : CodeType.Int32, channels);
        GlobalAveragePoolCode mean = new(builder);
        VectorSums.Write(builder, context.Input.Offset, 1, 0, mean.Positions, channels, sums);
        code.For("c", 0, channels, c =>
        {
            Local sum = code.Declare("sum", context.IsFloat ? sums[c] : sums[c] + mean.Start);
            mean.Store(target[c + context.Output.Offset], sum);
        });
        return builder.Build();
    }
}
