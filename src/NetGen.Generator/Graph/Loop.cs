using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>
/// A loop over time: <paramref name="Body"/> runs once for each of the <paramref name="Steps"/> rows of the first input, its
/// <see cref="NetworkGraph.States"/> carried from step to step; the rows of its outputs are stacked. The body's first input is one row.
/// </summary>
public sealed record Loop(NetworkGraph Body, int Steps) : Operator
{
    public override string Describe() => "Loop " + Steps;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape row = Body.Inputs[0].Shape;
        TensorShape wanted = Stack(row);
        if (inputs[0] != wanted)
        {
            return new ShapeProblem(FindingIds.ShapeMismatch, null, $"a loop of {Steps} steps over {row} wants {wanted}, not {inputs[0]}");
        }

        return Body.Outputs.Select(output => Stack(output.Shape)).ToArray();
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs)
    {
        OperatorCost once = default;
        foreach (Node node in Body.Nodes)
        {
            once += node.Operator.Cost([.. node.Inputs.Select(v => v.Shape)], [.. node.Outputs.Select(v => v.Shape)]);
        }

        return once with { Macs = once.Macs * Steps, Units = once.Units * Steps };
    }

    private TensorShape Stack(TensorShape row) => new([Steps, .. row.Sizes]);
}
