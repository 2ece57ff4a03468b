using NetGen.Generator.Cost;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Schedule;

/// <summary>
/// A node in one of its forms, its code written and counted, and written again if it is chosen: the codes of all forms at once are many megabytes, and the
/// time to collect them as garbage is longer than that to write one twice.
/// </summary>
internal sealed record Candidate(Kernel Kernel, string FormText, CostOfKernel Cost)
{
    public static Candidate Of(KernelContext context, Kernel kernel) => new(kernel, kernel.Describe(context), CostOfKernel.Of(kernel.Lower(context)));
}
