using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Depthwise convolution: H x W x C -> E x F x C*multiplier; output channel c*multiplier + k sees input channel c only.
/// Weights are R x S x C*multiplier. MACs = E F R S C multiplier.
/// </summary>
public sealed record DepthwiseConv2D(Window Window, int Multiplier, bool Bias) : ActivatedOperator
{
    public static DepthwiseConv2D Read(ArgumentReader arguments) =>
        new(arguments.Window(PaddingMode.Same), arguments.Int("Multiplier", 1), arguments.Flag("Bias", true))
        {
            Activation = arguments.Activation(),
            Alpha = arguments.Alpha(),
        };

    public override string Describe() =>
        "DepthwiseConv2D " + Window.Describe() + (Multiplier > 1 ? $" multiplier {Multiplier}" : "") + Activation.Suffix();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        long channels = (long)inputs[0].Channels * Multiplier;
        return channels > ArgumentReader.Largest
            ? new ShapeProblem(FindingIds.TooLarge, "Multiplier", $"{inputs[0].Channels} channels times {Multiplier} are more than {ArgumentReader.Largest}")
            : FeatureMaps.Slide(inputs[0], Window, (int)channels);
    }

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        int channels = inputs[0].Channels * Multiplier;
        ParameterSpec weight = new("weight", new TensorShape(Window.KernelHeight, Window.KernelWidth, channels), 2);
        return Bias ? [weight, new ParameterSpec("bias", new TensorShape(channels))] : [weight];
    }

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) =>
        Window.Rows(inputs[0], window => this with { Window = window });

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs)
    {
        long weights = (long)Window.KernelHeight * Window.KernelWidth * outputs[0].Channels;
        return new OperatorCost(weights * outputs[0].Height * outputs[0].Width, weights, Bias ? outputs[0].Channels : 0, 0, outputs[0].Count);
    }
}
