using NetGen.Generator.Kernels;

namespace NetGen.Generator.Schedule;

/// <summary>Nodes that could run as one.</summary>
/// <param name="Members">The places of the nodes in the order of execution, views among them.</param>
/// <param name="Kernels">The form of each; null for views.</param>
/// <param name="Saved">The time that it saves against the forms chosen for the nodes alone.</param>
/// <param name="MoreBytes">The bytes of IL that it takes more.</param>
internal sealed record FusedGroup(IReadOnlyList<int> Members, IReadOnlyList<Kernel?> Kernels, double Saved, long MoreBytes)
{
    /// <summary>Whether the first one keeps the rows of its window in variables.</summary>
    public bool Slides { get; init; }
}
