using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>
/// The public constants of networks with several inputs or outputs, such as LeftLength: like the names in <see cref="ReservedNames"/>, but they
/// depend on the layers.
/// </summary>
internal sealed class PortNames
{
    private static readonly string[] Suffixes = ["Length", "Scale", "ZeroPoint", "Array", "Offset", "RowLength", "FirstStep", "EverySteps"];

    private readonly string[] inputs;
    private readonly string[] outputs;
    private readonly string[] parts;

    public PortNames(IReadOnlyList<LayerModel> layers)
    {
        LayerModel[] marked = [.. layers.Where(static layer => layer.IsOutput || layer.Kind == NetGenAttributes.Output)];
        if (marked.Length == 0)
        {
            marked = [.. layers.Skip(layers.Count - 1)];
        }

        inputs = [.. layers.SelectMany(Inputs)];
        parts = [.. marked.SelectMany(Parts)];
        outputs = [.. marked.Select(static layer => layer.Name), .. parts];
    }

    /// <summary>What no member may be called: these constants, and the parts of a split that is an output.</summary>
    public HashSet<string> Taken => new(
        Several(inputs).Concat(Several(outputs)).SelectMany(static name => Suffixes.Select(suffix => name + suffix)).Concat(parts),
        StringComparer.Ordinal);

    /// <summary>Inputs and outputs whose constants would be called as others: an output Input beside the only input, one name on both sides, whatever is called Arena.</summary>
    public IEnumerable<string> Clashing
    {
        get
        {
            string[] others = ["Arena", .. inputs.Length == 1 ? ["Input"] : Array.Empty<string>(), .. outputs.Length == 1 ? ["Output"] : Array.Empty<string>()];
            return Several(inputs).Concat(Several(outputs)).Intersect(others, StringComparer.Ordinal)
                .Union(Several(inputs).Intersect(Several(outputs), StringComparer.Ordinal), StringComparer.Ordinal);
        }
    }

    /// <summary>An input, or those of a backbone.</summary>
    private static IEnumerable<string> Inputs(LayerModel layer) => layer.Kind switch
    {
        NetGenAttributes.Input or NetGenAttributes.Tokens => [layer.Name],
        NetGenAttributes.Backbone when layer.Find("Inputs") is ArgumentValue.Items items => items.Values.OfType<ArgumentValue.Text>().Select(static name => name.Value),
        _ => [],
    };

    private static string[] Several(string[] names) => names.Length > 1 ? names : [];

    private static IEnumerable<string> Parts(LayerModel layer) =>
        layer.Kind == "Split" && layer.Find("Parts") is ArgumentValue.Integer { Value: > 1 and <= 1024 } parts
            ? Enumerable.Range(0, (int)parts.Value).Select(part => $"{layer.Name}_{part.ToString(CultureInfo.InvariantCulture)}")
            : [];
}
