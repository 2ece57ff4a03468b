using NetGen.Generator.Cost;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Schedule;

/// <summary>
/// A node in one of its forms, its code written and counted, and written again if it is chosen: the codes of all forms at once are many megabytes, and the
/// time to collect them as garbage is longer than that to write one twice.
/// </summary>
/// <param name="Choice">Its time, and what it uses of what is limited.</param>
internal sealed record Candidate(Kernel Kernel, string FormText, CostOfKernel Cost, Choice Choice);
