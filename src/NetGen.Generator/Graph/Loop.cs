using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>
/// A loop over time: <paramref name="Body"/> runs once for each of the <paramref name="Steps"/> rows of the first input, its
/// <see cref="NetworkGraph.States"/> carried from step to step. The body's first input is one row, as a vector; where it has none the loop reads no rows. The inputs
/// behind the sequence are what states begin with; states without one begin with zeros, or a value of their own (<see cref="Begins"/>). The last inputs are those of the body that are
/// the same in all steps (<see cref="ValueLifetime.Outside"/>).
/// </summary>
public sealed record Loop(NetworkGraph Body, int Steps) : Operator
{
    /// <summary>Whether the rows are read from the last to the first; stacked outputs lie at the rows that they were made from.</summary>
    public bool Reversed { get; init; }

    /// <summary>
    /// Whether the body is declared over all positions, a row for each: it is no step yet. Then its states are sequences too, and what it gives is whole.
    /// </summary>
    public bool IsWhole { get; init; }

    /// <summary>Values that states begin with which no input gives, where they are not zeros: the index of the state, and the value.</summary>
    public EquatableArray<(int State, int Value)> Begins { get; init; }

    /// <summary>Whether what some node of a step does depends on its position.</summary>
    public bool CountsPositions => Body.Nodes.Any(node => node.Operator is KeepRow or PositionalOperator { Context: > 0 });

    /// <summary>Whether the first input is a sequence that is read row by row.</summary>
    public bool ReadsRows => Body.Inputs.Count > 0 && Body.Inputs[0].Lifetime != ValueLifetime.Outside;

    /// <summary>Inputs of the body that are the same in all steps, the last ones of the loop.</summary>
    public int Outside => Body.Inputs.Count - Sequences;

    /// <summary>The number of inputs that are read row by row, which is where those begin that states begin with.</summary>
    public int Sequences => ReadsRows ? 1 : 0;

    /// <summary>How many states begin with what an input gives, for so many inputs.</summary>
    public int Given(int inputs) => inputs - Sequences - Outside;

    /// <summary>For each output of the body whether the values of all steps are wanted, one row a step, or the last step's alone.</summary>
    public EquatableArray<bool> Stacked { get; init; }

    /// <summary>States of 16 bits that begin with those of 8 bits of the same meaning, where these are given: the index of the state and of the one it begins with.</summary>
    public EquatableArray<(int State, int From)> Widened { get; init; }

    /// <summary>Outputs behind the body's that only give room for the body's values.</summary>
    public EquatableArray<TensorShape> Scratch { get; init; }

    public override string Describe() => Steps == 1 ? "1 step" : $"{Steps} steps{(Reversed ? ", backwards" : "")}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        if (ReadsRows && Body.Inputs[0].Shape is var row && (inputs[0].Height != Steps || inputs[0].Count != Steps * row.Count))
        {
            return new ShapeProblem(FindingIds.ShapeMismatch, null, $"a loop of {Steps} steps over {row} wants {Stack(row)}, not {inputs[0]}");
        }

        for (int i = 0; i < Given(inputs.Count); i++)
        {
            TensorShape state = Body.States[i].Before.Shape;
            if (inputs[Sequences + i].Count != state.Count)
            {
                return new ShapeProblem(FindingIds.ShapeMismatch, null, $"the state {Body.States[i].Before.Name} has {state.Count} values; what it begins with is {inputs[Sequences + i]}");
            }
        }

        return Body.Outputs.Select((output, i) => IsWhole ? new TensorShape(Steps, (int)(output.Shape.Count / Steps)) : Stacked[i] ? Stack(output.Shape) : output.Shape).Concat(Scratch).ToArray();
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs)
    {
        OperatorCost once = default;
        foreach (Node node in Body.Nodes)
        {
            once += node.Operator.Cost([.. node.Inputs.Select(v => v.Shape)], [.. node.Outputs.Select(v => v.Shape)]);
        }

        return IsWhole ? once : once with { Macs = once.Macs * Steps, Units = once.Units * Steps };
    }

    private TensorShape Stack(TensorShape row) => new(Steps, (int)row.Count);
}
