using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Activation functions, several values a pass; of 8-bit values without a table where one or two lines give exactly the same.</summary>
internal sealed class ActivateConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} values";

    public override long Unrolled(KernelContext context) =>
        IsPRelu(context) ? context.Output.Type.Shape.Channels : ElementLoop.Spelled(context.Output.Type.Count);

    public override bool Applies(KernelContext context) => !IsPRelu(context) || PRelu.CanUnroll(context);

    public override KernelCode Lower(KernelContext context) => Activation.Lower(context, unrolled: true);

    private static bool IsPRelu(KernelContext context) => ((Activate)context.Node.Operator).Function == ActivationKind.PRelu;
}
