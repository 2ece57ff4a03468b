using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A row copied to its position among those that are kept.</summary>
internal sealed class KeepRowLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "a row copied";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        Code.Buffer row = context.Inputs[1];
        int count = (int)row.Type.Count;
        builder.Code.Copy(builder.Arena(row), builder.Start(row), builder.Arena(context.Output), (builder.Position() * count) + builder.Start(context.Output), count);
        return builder.Build();
    }
}
