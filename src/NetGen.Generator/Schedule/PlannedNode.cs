using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>A node with the form that was chosen for it and its code; views have no code, and nodes that another one computes.</summary>
/// <param name="Faster">What the next faster form would have cost, found when somebody asks, as forms may have to be written for it; null where there is none.</param>
public sealed record PlannedNode(Node Node, string Identifier, CodeForm Form, string FormText, KernelCode? Code, CostOfKernel Cost, Lazy<string?>? Faster)
{
    /// <summary>The form; null for views.</summary>
    public Kernel? Kernel { get; init; }

    /// <summary>The nodes whose work the code does, this one last; itself alone but where neighbours are fused.</summary>
    public IReadOnlyList<Node> Does { get; init; } = [Node];

    /// <summary>The node that does this one's work, where that is another one.</summary>
    public Node? DoneBy { get; init; }

    /// <summary>The nodes of the body of a loop over time, whose methods are among this node's parts.</summary>
    public IReadOnlyList<PlannedNode> Inside { get; init; } = [];

    /// <summary>The method that runs this node's group row by row, where the node is the first of one; its code is among the node's parts.</summary>
    public string? RowLoop { get; init; }
}
