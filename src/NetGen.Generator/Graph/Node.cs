using System.Runtime.CompilerServices;

namespace NetGen.Generator.Graph;

/// <summary>An operator applied to values.</summary>
public sealed record Node(string Name, Operator Operator, IReadOnlyList<Value> Inputs, IReadOnlyList<Value> Outputs)
{
    /// <summary>The trained tensors, in the order of <see cref="Operator.Parameters"/>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The values of <see cref="Operator.Internals"/>, in their order, in an integer network.</summary>
    public IReadOnlyList<Value> Internals { get; init; } = [];

    /// <summary>The declared layer that this node comes from: a block's nodes share one.</summary>
    public string Layer { get; init; } = Name;

    /// <summary>
    /// The plain layer that this node is a part of, "Block1.depthwise": its normalization and its activation are nodes too, but
    /// share its parameters' names and its line in reports.
    /// </summary>
    public string PlainLayer { get; init; } = Name;

    /// <summary>The steps of a stream at which it runs; every one where the network is none.</summary>
    public StepTimes When { get; init; } = StepTimes.Always;

    public Value Input => Inputs[0];

    public Value Output => Outputs[0];

    /// <summary>Nodes that are equal have one list of outputs, and to hash operators and names takes long.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(Outputs);

    public Parameter? Parameter(string role)
    {
        foreach (Parameter parameter in Parameters)
        {
            if (parameter.Role == role)
            {
                return parameter;
            }
        }

        return null;
    }
}
