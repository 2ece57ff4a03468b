using System.Globalization;
using System.Text;
using NetGen.Generator.Model;

namespace NetGen.Import.Writing;

/// <summary>Writes a network as the C# that a person would have written.</summary>
public static class DeclarationWriter
{
    /// <summary>A longer attribute does not push all methods to the right.</summary>
    private const int WidestColumn = 100;

    /// <summary>The text of a file that declares the network; lines end in \n.</summary>
    /// <param name="network">The network to declare.</param>
    /// <param name="origin">The file it was imported from, for the first line; null for none.</param>
    public static string Write(NetworkModel network, string? origin = null)
    {
        StringBuilder text = new();
        if (origin is not null)
        {
            text.Append("// Imported from ").Append(origin).Append(" by netgen.\n");
        }

        text.Append("using NetGen;\n\n");
        if (network.Namespace.Length == 0)
        {
            WriteClass(text, network, "");
            return text.ToString();
        }

        text.Append("namespace ").Append(network.Namespace).Append("\n{\n");
        WriteClass(text, network, "    ");
        return text.Append("}\n").ToString();
    }

    private static void WriteClass(StringBuilder text, NetworkModel network, string indent)
    {
        string[] arguments =
        [
            .. network.Precision == NetworkPrecision.Float32 ? Array.Empty<string>() : ["Precision = Precision." + network.Precision],
            .. network.Streaming == RowStreaming.Auto ? Array.Empty<string>() : ["Streaming = Streaming." + network.Streaming],
            .. network.InArena ? ["InArena = true"] : Array.Empty<string>(),
        ];
        string list = arguments.Length == 0 ? "" : "(" + string.Join(", ", arguments) + ")";
        text.Append(indent).Append("[Network").Append(list).Append("]\n");
        if (network.Board != "None")
        {
            text.Append(indent).Append("[Target(Board.").Append(network.Board).Append(")]\n");
        }
        else if (network.Profile != CodeProfile.DotNet)
        {
            text.Append(indent).Append("[Target(Profile.").Append(network.Profile).Append(")]\n");
        }

        WriteBudget(text, network.Budget, indent);
        if (network.StoredBlock > 0)
        {
            text.Append(indent).Append("[StoredWeights(BufferBytes = ").Append(network.StoredBlock.ToString(CultureInfo.InvariantCulture)).Append(")]\n");
        }

        if (network.WeightsPath is { } path)
        {
            text.Append(indent).Append("[Weights(").Append(AttributeText.Literal(path)).Append(")]\n");
        }
        else if (network.WeightsSeed is { } seed)
        {
            text.Append(indent).Append("[Weights(Seed = ").Append(seed.ToString(CultureInfo.InvariantCulture)).Append(")]\n");
        }

        string header = network.Header.Length == 0 ? "public static partial class " + network.Name : network.Header;
        text.Append(indent).Append(header).Append('\n').Append(indent).Append("{\n");
        WriteLayers(text, network, indent + "    ");
        text.Append(indent).Append("}\n");
    }

    private static void WriteBudget(StringBuilder text, BudgetModel budget, string indent)
    {
        (string Name, long Value)[] limits =
        [
            ("Macs", budget.Macs),
            ("WeightBytes", budget.WeightBytes),
            ("ActivationBytes", budget.ActivationBytes),
            ("CodeBytes", budget.CodeBytes),
            ("LatencyMs", budget.LatencyMs),
        ];
        string[] set = [.. limits.Where(limit => limit.Value != 0).Select(limit => limit.Name + " = " + Grouped(limit.Value))];
        if (set.Length > 0)
        {
            text.Append(indent).Append("[Budget(").Append(string.Join(", ", set)).Append(")]\n");
        }
    }

    private static void WriteLayers(StringBuilder text, NetworkModel network, string indent)
    {
        string[] attributes = [.. network.Layers.Select(Attributes)];
        int column = attributes.Where(attribute => attribute.Length <= WidestColumn).Select(attribute => attribute.Length).DefaultIfEmpty(0).Max();
        for (int i = 0; i < attributes.Length; i++)
        {
            LayerModel layer = network.Layers[i];
            text.Append(indent).Append(attributes[i].PadRight(column)).Append(' ')
                .Append(layer.Modifiers).Append(" partial void ").Append(layer.Name).Append("();\n");
        }
    }

    private static string Attributes(LayerModel layer)
    {
        string output = layer.IsOutput ? ", Output" : "";
        string form = layer.Form == "Auto" ? "" : ", Unroll(Form." + layer.Form + ")";
        return "[" + AttributeText.Of(layer) + output + form + "]";
    }

    /// <summary>3_000_000.</summary>
    private static string Grouped(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');
}
