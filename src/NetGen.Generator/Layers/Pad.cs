using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>A border of one value around height and width.</summary>
public sealed record Pad(int Top, int Left, int Bottom, int Right, float Fill) : Operator
{
    public static Pad Read(ArgumentReader arguments) => new(
        arguments.Int("Top", 0, min: 0),
        arguments.Int("Left", 0, min: 0),
        arguments.Int("Bottom", 0, min: 0),
        arguments.Int("Right", 0, min: 0),
        arguments.Float("Value", 0));

    public override bool KeepsQuantization => true;

    public override string Describe() => $"Pad {Top},{Left},{Bottom},{Right}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => FeatureMaps.Check(inputs[0]) is { } problem
        ? problem
        : FeatureMaps.WithSize(inputs[0], inputs[0].Height + Top + Bottom, inputs[0].Width + Left + Right, inputs[0].Channels);

    /// <summary>Beside the rows alone: a stream has no rows before its first one and behind its last one.</summary>
    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => Top == 0 && Bottom == 0 ? new(1, 1, 0, this) : null;
}
