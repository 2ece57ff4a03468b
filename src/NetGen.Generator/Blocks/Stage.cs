using System.Globalization;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Blocks;

/// <summary>A layer or block with <c>Repeat = n</c>: n units one behind the other, named 1 to n. What reduces the map, or is of the first unit alone, the others do not have.</summary>
internal static class Stage
{
    /// <summary>More units than any network has; a mistyped number would build a graph without end.</summary>
    public const int MostUnits = 1024;

    private const string Repeat = "Repeat";

    public static bool IsStage(LayerModel layer) => layer.Find(Repeat) is not (null or ArgumentValue.Integer { Value: 1 });

    public static IReadOnlyList<LayerModel> Expand(ArgumentReader stage)
    {
        int units = stage.Int(Repeat, 1, 1, MostUnits);
        LayerModel unit = stage.Layer with { Arguments = Without(stage.Layer, static name => name is Repeat or "From") };
        LayerModel following = unit with { Arguments = Without(unit, FirstUnit.Has), Block = unit.Block is { } own ? own with { Parts = own.Following } : null };
        return [.. Enumerable.Range(0, units).Select(i => SqueezeNextBlock.Turned(i == 0 ? unit : following, i) with { Name = (i + 1).ToString(CultureInfo.InvariantCulture) })];
    }

    private static EquatableArray<Argument> Without(LayerModel layer, Func<string, bool> isLeftOut) =>
        layer.Arguments.Where(argument => !isLeftOut(argument.Name)).ToEquatableArray();
}
