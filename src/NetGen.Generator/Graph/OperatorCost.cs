namespace NetGen.Generator.Graph;

/// <summary>
/// What a layer costs, in the conventions of the lecture: multiply-accumulates, weights (without biases), biases, batch
/// normalization's scales and shifts, and units (output activations of the layers that multiply and accumulate).
/// </summary>
public readonly record struct OperatorCost(long Macs = 0, long Weights = 0, long Biases = 0, long Norm = 0, long Units = 0)
{
    public static OperatorCost operator +(OperatorCost left, OperatorCost right) => new(
        left.Macs + right.Macs,
        left.Weights + right.Weights,
        left.Biases + right.Biases,
        left.Norm + right.Norm,
        left.Units + right.Units);

    /// <summary>What so many runs of the layer cost: its parameters are there once.</summary>
    public OperatorCost Run(int times) => this with { Macs = Macs * times, Units = Units * times };

    public static OperatorCost operator *(OperatorCost cost, int times) =>
        new(cost.Macs * times, cost.Weights * times, cost.Biases * times, cost.Norm * times, cost.Units * times);
}
