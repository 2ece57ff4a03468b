using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Local response normalization in loops: for each channel, those around it.</summary>
internal sealed class LocalResponseNormLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        LocalResponseNormCode norm = new(builder);
        int channels = norm.Channels;
        norm.Positions(start => code.For("c", 0, channels, c =>
        {
            Local sum = code.Declare("sum", norm.Zero);
            Local first = code.Declare("first", c - norm.Norm.Before);
            code.If(first < 0, () => code.Assign(first, 0), share: Math.Min(1, norm.Norm.Before / (double)channels));
            Local end = code.Declare("end", c + (norm.Norm.Behind + 1));
            code.If(end > channels, () => code.Assign(end, channels), share: Math.Min(1, norm.Norm.Behind / (double)channels));
            Local k = code.Declare("k", first);
            code.While(
                k < end,
                () =>
                {
                    Local v = code.Declare("v", norm.Value(start, k));
                    code.Assign(sum, sum + (v * v));
                    code.Assign(k, k + 1);
                },
                Enumerable.Range(0, channels).Average(at => Math.Min(at + norm.Norm.Behind + 1, channels) - Math.Max(at - norm.Norm.Before, 0)));
            norm.Store(start, c, sum);
        }));
        return builder.Build();
    }
}
