using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What a kernel needs to know: the node, an identifier for its fields and methods, and where its values lie.</summary>
public sealed record KernelContext(Node Node, string Name, IReadOnlyList<Code.Buffer> Inputs, IReadOnlyList<Code.Buffer> Outputs)
{
    private readonly Dictionary<Type, object?> found = [];

    /// <summary>The smallest and the largest value of the first input, in integers: narrower than its type where an activation limits it.</summary>
    public SumRange InputRange { get; init; } = new(sbyte.MinValue, sbyte.MaxValue);

    public CodeProfile Profile { get; init; }

    /// <summary>Bytes of weights that may be read from storage at once; 0 where they may not.</summary>
    public int StoredBlock { get; init; }

    /// <summary>Steps of the loop that the node is in; 0 where it is in none.</summary>
    public int LoopSteps { get; init; }

    /// <summary>Whether an interpreter runs the code: what counts is then the number of instructions.</summary>
    public bool IsInterpreted => Profile == CodeProfile.NanoFramework;

    /// <summary>What the names of further fields and methods of this node begin with.</summary>
    public string Prefix { get; init; } = Name + "_";

    public Code.Buffer Input => Inputs[0];

    public Code.Buffer Output => Outputs[0];

    public bool IsFloat => Input.Type.Element == ElementType.Float32;

    /// <summary>The same node with its values in other places.</summary>
    public KernelContext At(IReadOnlyList<Code.Buffer> inputs, IReadOnlyList<Code.Buffer> outputs) => this with { Inputs = inputs, Outputs = outputs };

    public float[] Floats(string role) => Node.Parameter(role)?.Data?.Floats ?? [];

    public int[] Integers(string role) => Node.Parameter(role)?.Data?.Integers ?? [];

    /// <summary>
    /// What several kernels want to know of the node, or one asks more than once: found the first time, then remembered by its type. It must not depend on the
    /// places of the values: contexts that differ in nothing else share it.
    /// </summary>
    public T? Once<T>(Func<T?> find)
        where T : class
    {
        if (!found.TryGetValue(typeof(T), out object? value))
        {
            found.Add(typeof(T), value = find());
        }

        return (T?)value;
    }
}
