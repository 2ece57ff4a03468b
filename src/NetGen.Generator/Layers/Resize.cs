using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Scales height and width.</summary>
public sealed record Resize(int Height, int Width, ResizeMethod Method, bool AlignCorners, bool HalfPixelCenters) : Operator
{
    public static Resize Read(ArgumentReader arguments)
    {
        Resize resize = new(
            arguments.Int("Height", 1),
            arguments.Int("Width", 1),
            arguments.Member("Method", ResizeMethod.Nearest),
            arguments.Flag("AlignCorners"),
            arguments.Flag("HalfPixelCenters"));
        if (resize.AlignCorners && resize.HalfPixelCenters)
        {
            arguments.Report(FindingIds.ConflictingArguments, "HalfPixelCenters", "AlignCorners and HalfPixelCenters contradict one another; leave one of them out");
        }

        return resize;
    }

    public override bool KeepsQuantization => true;

    public override string Describe() => $"Resize {Method}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => FeatureMaps.Check(inputs[0]) is { } problem
        ? problem
        : FeatureMaps.WithSize(inputs[0], Height, Width, inputs[0].Channels);

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => Height == inputs[0].Height ? new(1, 1, 0, this with { Height = 1 }) : null;
}
