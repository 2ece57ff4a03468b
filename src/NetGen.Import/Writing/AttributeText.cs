using System.Text;
using NetGen.Generator.Model;
using NetGen.Import.Building;

namespace NetGen.Import.Writing;

/// <summary>A layer's attribute as C#: <c>Conv2D(64, 10, 4, Stride = 2)</c>.</summary>
internal static class AttributeText
{
    /// <summary>The parameters of each attribute's constructors; those that a layer has come first and without a name.</summary>
    private static readonly Dictionary<string, string[]> Positional = new(StringComparer.Ordinal)
    {
        ["Activate"] = ["Function"],
        ["Add"] = ["Inputs"],
        ["AdditiveAttention"] = ["Units"],
        ["AdditiveScores"] = ["Inputs"],
        ["AveragePool"] = ["Kernel", "KernelHeight", "KernelWidth"],
        ["ChannelShuffle"] = ["Groups"],
        ["Concat"] = ["Inputs"],
        ["Conv1D"] = ["Channels", "Kernel"],
        ["Conv2D"] = ["Channels", "Kernel", "KernelHeight", "KernelWidth"],
        ["Dense"] = ["Units"],
        ["DepthwiseConv2D"] = ["Kernel", "KernelHeight", "KernelWidth"],
        ["DepthwiseSeparableConv2D"] = ["Channels", "Kernel", "KernelHeight", "KernelWidth"],
        ["Embedding"] = ["Vocabulary", "Size"],
        ["FeedForward"] = ["Hidden"],
        ["Fire"] = ["Squeeze", "Expand1x1", "Expand3x3"],
        ["Gru"] = ["Units"],
        ["Input"] = ["Shape"],
        ["InvertedResidual"] = ["Channels"],
        ["LeakyRelu"] = ["Alpha"],
        ["LocalResponseNorm"] = ["Size"],
        ["LogMel"] = ["Mels"],
        ["Lstm"] = ["Units"],
        ["MBConv"] = ["Channels", "Kernel"],
        ["MatMul"] = ["Inputs"],
        ["MaxPool"] = ["Kernel", "KernelHeight", "KernelWidth"],
        ["MinimalGru"] = ["Units"],
        ["MultiHeadAttention"] = ["Heads"],
        ["Multiply"] = ["Inputs"],
        ["Pad"] = ["Top", "Left", "Bottom", "Right"],
        ["PointwiseConv2D"] = ["Channels"],
        ["PreviousState"] = ["Next"],
        ["PreviousSymbol"] = ["Next"],
        ["PreviousSymbols"] = ["Next"],
        ["ResidualBasic"] = ["Channels"],
        ["ResidualBottleneck"] = ["Middle", "Channels"],
        ["Reshape"] = ["Shape"],
        ["Resize"] = ["Height", "Width"],
        ["RotaryEncoding"] = ["HeadSize"],
        ["Rnn"] = ["Units"],
        ["SegmentationHead"] = ["Classes"],
        ["ShuffleUnitV1"] = ["Channels", "Groups"],
        ["ShuffleUnitV2"] = ["Channels"],
        ["Slice"] = ["Begin", "Size"],
        ["SpatiallySeparableConv2D"] = ["Channels", "KernelHeight", "KernelWidth"],
        ["Split"] = ["Parts"],
        ["SqueezeExcite"] = ["Reduction"],
        ["SqueezeNextBlock"] = ["Channels"],
        ["SsdDetector"] = ["Locations", "Scores", "Maps"],
        ["SsdHead"] = ["Boxes", "Values"],
        ["Tokens"] = ["Length"],
        ["TransformerDecoder"] = ["Heads", "Hidden"],
        ["TransformerEncoder"] = ["Heads", "Hidden"],
        ["TransposedConv2D"] = ["Channels", "Kernel", "KernelHeight", "KernelWidth"],
        ["Transpose"] = ["Permutation"],
        ["UseBlock"] = ["Block", "Arguments"],
    };

    public static string Of(LayerModel layer)
    {
        string[] positional = Positional.TryGetValue(layer.Kind, out string[]? names) ? names : [];
        List<string> parts = [];
        foreach (string name in positional)
        {
            if (layer.Find(name) is { } value)
            {
                // A lone list is a params array: its items stand by themselves.
                parts.Add(positional.Length == 1 && value is ArgumentValue.Items items ? Join(items, name) : Text(value, name));
            }
        }

        foreach (Argument argument in layer.Arguments)
        {
            if (!positional.Contains(argument.Name))
            {
                parts.Add(argument.Name + " = " + Text(argument.Value, argument.Name));
            }
        }

        return parts.Count == 0 ? layer.Kind : layer.Kind + "(" + string.Join(", ", parts) + ")";
    }

    private static string Join(ArgumentValue.Items items, string name) =>
        string.Join(", ", items.Values.Select(item => Text(item, name)));

    private static string Text(ArgumentValue value, string name) => value switch
    {
        ArgumentValue.Number number => Number.Text((float)number.Value) + "f",
        ArgumentValue.Text text when name is "From" or "Inputs" or "Memory" or "WeightOf" => Reference(text.Value),
        ArgumentValue.Text text => Literal(text.Value),
        ArgumentValue.Items items => "new[] { " + Join(items, name) + " }",
        _ => value.ToString(),
    };

    /// <summary>A string literal.</summary>
    public static string Literal(string text)
    {
        StringBuilder literal = new("\"");
        foreach (char letter in text)
        {
            literal.Append(letter is '"' or '\\' ? "\\" + letter : letter.ToString());
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The name of a layer; part k of a layer with several outputs is the name, a dot and k.</summary>
    private static string Reference(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? $"nameof({name})" : $"nameof({name.Substring(0, dot)}) + \"{name.Substring(dot)}\"";
    }
}
