using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Gates and cell of an LSTM, several units a pass.</summary>
internal sealed class LstmCellConstants : Kernel
{
    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => $"unrolled, {Unrolled(context)} units";

    public override long Unrolled(KernelContext context) => ElementLoop.Spelled(context.Output.Type.Count);

    public override KernelCode Lower(KernelContext context) => LstmCellCode.Lower(context, unrolled: true);
}
