using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Gates and cell of an LSTM, unit by unit.</summary>
internal sealed class LstmCellLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loop";

    public override KernelCode Lower(KernelContext context) => LstmCellCode.Lower(context, unrolled: false);
}
