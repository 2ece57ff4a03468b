using NetGen.Generator.Graph;

namespace NetGen.Generator.Cost;

/// <summary>What a layer costs in training, for one sequence.</summary>
/// <param name="Kept">Values that stay from the forward to the backward pass.</param>
public sealed record TrainingLayer(string Name, long Forward, long Backward, long Kept);

/// <summary>
/// What one sequence costs in training by backpropagation through time, in float32. Backward multiply-accumulates are twice the forward ones: one product for the
/// gradient of what a layer reads, one for the gradient of its weights. Kept is each value that a layer makes, once, with the sums in front of functions whose slope
/// the output does not tell (<see cref="Operator.KeepsSums"/>); of a layer with a state its gates and states in all steps (<see cref="StepCost.Kept"/>).
/// <para>
/// Truncated, the state goes on from piece to piece and the gradient does not: the values of one piece are kept at a time, with the state in front of it and the rows
/// in front of and behind it that windows reach for. Where the network gives an output each step every piece has a backward pass, otherwise the last piece alone.
/// Layers that do not run row by row (<see cref="Operator.IsRowByRow"/>), and what they read, stay whole.
/// </para>
/// </summary>
/// <param name="Piece">Steps that the gradient goes back at most.</param>
/// <param name="IsEveryPiece">Whether all pieces have a backward pass, or the last one alone.</param>
/// <param name="Front">Forward multiply-accumulates of the layers of another network in front, which are not trained.</param>
/// <param name="Inputs">Values of the inputs that are kept.</param>
/// <param name="Parameters">Trained values; their gradient has as many.</param>
public sealed record TrainingCost(int Piece, bool IsEveryPiece, long Front, long Inputs, long Parameters, IReadOnlyList<TrainingLayer> Layers)
{
    public long Forward => Front + Layers.Sum(static layer => layer.Forward);

    public long Backward => Layers.Sum(static layer => layer.Backward);

    public long Kept => Inputs + Layers.Sum(static layer => layer.Kept);

    /// <summary>The cost of a network of <paramref name="steps"/> rows.</summary>
    /// <param name="piece">Steps that the gradient goes back at most; all of them is no truncation.</param>
    public static TrainingCost Of(NetworkGraph declared, int steps, int piece)
    {
        KeptRows rows = new(declared, steps, piece);
        bool isEvery = piece == steps || declared.Outputs.All(output => CostOfSequence.HasSteps(output, steps));
        List<TrainingLayer> layers = [];
        OperatorCost total = default;
        foreach ((Node node, int times) in declared.TrainingRuns)
        {
            OperatorCost cost = node.Operator.Cost([.. node.Inputs.Select(static value => value.Shape)], [.. node.Outputs.Select(static value => value.Shape)]).Run(times);
            total += cost;
            TrainingLayer layer = new(node.PlainLayer, cost.Macs, 2 * (isEvery ? cost.Macs : rows.OfPiece(node, cost.Macs)), rows.Of(node) * times);
            if (layers.Count > 0 && layers[layers.Count - 1] is { } last && last.Name == layer.Name)
            {
                layers[layers.Count - 1] = new TrainingLayer(last.Name, last.Forward + layer.Forward, last.Backward + layer.Backward, last.Kept + layer.Kept);
            }
            else
            {
                layers.Add(layer);
            }
        }

        return new TrainingCost(piece, isEvery, declared.Front?.Macs ?? 0, declared.Inputs.Sum(rows.Of), total.Weights + total.Biases + total.Norm, layers);
    }
}
