using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The mean over height and width as loops.</summary>
internal sealed class GlobalAveragePoolLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        GlobalAveragePoolCode mean = new(builder);
        int channels = context.Input.Type.Shape.Channels;
        code.For("c", 0, channels, c =>
        {
            Local sum = code.Declare("sum", mean.Start);
            code.For("i", 0, mean.Positions * channels, i => code.Assign(sum, sum + source[i + c + context.Input.Offset]), channels);
            mean.Store(target[c + context.Output.Offset], sum);
        });
        return builder.Build();
    }
}
