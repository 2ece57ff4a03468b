using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Channels read as groups x C/groups and written as C/groups x groups (ShuffleNet, arXiv:1707.01083).</summary>
public sealed record ChannelShuffle(int Groups) : Operator
{
    public static ChannelShuffle Read(ArgumentReader arguments) => new(arguments.Int("Groups", 1));

    public override bool KeepsQuantization => true;

    public override string Describe() => $"ChannelShuffle {Groups}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0].Channels % Groups == 0
        ? inputs[0]
        : new ShapeProblem(FindingIds.IndivisibleGroups, "Groups", $"{Groups} groups do not divide the {inputs[0].Channels} channels");

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank >= 2 ? new(1, 1, 0, this) : null;
}
