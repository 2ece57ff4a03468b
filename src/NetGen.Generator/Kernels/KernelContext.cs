using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What a kernel needs to know: the node, an identifier for its fields and methods, and where its values lie.</summary>
public sealed record KernelContext(Node Node, string Name, IReadOnlyList<Code.Buffer> Inputs, IReadOnlyList<Code.Buffer> Outputs)
{
    /// <summary>What the names of further fields and methods of this node begin with.</summary>
    public string Prefix { get; init; } = Name + "_";

    public Code.Buffer Input => Inputs[0];

    public Code.Buffer Output => Outputs[0];

    public bool IsFloat => Input.Type.Element == ElementType.Float32;

    public float[] Floats(string role) => Node.Parameter(role)?.Data?.Floats ?? [];

    public int[] Integers(string role) => Node.Parameter(role)?.Data?.Integers ?? [];
}
