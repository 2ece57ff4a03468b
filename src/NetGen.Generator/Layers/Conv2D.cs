using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Convolution, plain or grouped: H x W x C -> E x F x M, or L x C -> L' x M with a kernel of one column.
/// Weights are M x R x S x C/groups. MACs = E F R S (C / groups) M.
/// </summary>
public sealed record Conv2D(int Channels, Window Window, int Groups, bool Bias) : ActivatedOperator
{
    /// <summary>The layer whose weight this one's is; null: its own.</summary>
    public string? WeightOf { get; init; }

    /// <summary>Declared as a dense layer at each position.</summary>
    public bool IsDense { get; init; }

    public static Conv2D Read(ArgumentReader arguments) =>
        Create(arguments, arguments.Window(PaddingMode.Same));

    public override string Describe() =>
        (IsDense ? "Dense at each position" : Window.IsPointwise ? "PointwiseConv2D" : "Conv2D " + Window.Describe())
        + (Groups > 1 ? $" groups {Groups}" : "") + Activation.Suffix();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        if (FeatureMaps.Check(input) is { } problem)
        {
            return problem;
        }

        if (input.Channels % Groups != 0)
        {
            return new ShapeProblem(FindingIds.IndivisibleGroups, "Groups", $"{Groups} groups do not divide the {input.Channels} input channels");
        }

        if (Channels % Groups != 0)
        {
            return new ShapeProblem(FindingIds.IndivisibleGroups, "Groups", $"{Groups} groups do not divide the {Channels} output channels");
        }

        return FeatureMaps.Slide(input, Window, Channels);
    }

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        ParameterSpec weight = new("weight", new TensorShape(Channels, Window.KernelHeight, Window.KernelWidth, inputs[0].Channels / Groups)) { Owner = WeightOf };
        return Bias ? [weight, new ParameterSpec("bias", new TensorShape(Channels))] : [weight];
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs)
    {
        long weights = (long)Window.KernelHeight * Window.KernelWidth * (inputs[0].Channels / Groups) * Channels;
        return new OperatorCost(weights * outputs[0].Height * outputs[0].Width, WeightOf is null ? weights : 0, Bias ? Channels : 0, 0, outputs[0].Count);
    }

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) =>
        Window.Rows(inputs[0], window => this with { Window = window });

    internal static Conv2D Create(ArgumentReader arguments, Window window) =>
        new(arguments.Int("Channels", 1), window, arguments.Int("Groups", 1), arguments.Flag("Bias", true))
        {
            Activation = arguments.Activation(),
            Alpha = arguments.Alpha(),
        };
}
