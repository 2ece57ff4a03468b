using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The mean over height and width: H x W x C -> 1 x 1 x C, L x C -> 1 x C.</summary>
public sealed record GlobalAveragePool : ActivatedOperator
{
    public static GlobalAveragePool Read(ArgumentReader arguments) =>
        new() { Activation = arguments.Activation(), Alpha = arguments.Alpha() };

    public override string Describe() => "GlobalAveragePool" + Activation.Suffix();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) =>
        FeatureMaps.Check(inputs[0]) is { } problem ? problem : FeatureMaps.WithSize(inputs[0], 1, 1, inputs[0].Channels);
}
