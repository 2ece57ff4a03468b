using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Schedule;

/// <summary>A node in one of its forms, its code written and counted.</summary>
internal sealed record Candidate(Kernel Kernel, string FormText, KernelCode Code, CostOfKernel Cost)
{
    public static Candidate Of(KernelContext context, Kernel kernel)
    {
        KernelCode code = kernel.Lower(context);
        return new Candidate(kernel, kernel.Describe(context), code, CostOfKernel.Of(code));
    }
}
