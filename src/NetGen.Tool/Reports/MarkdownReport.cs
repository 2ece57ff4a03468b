using System.Globalization;
using System.Text;
using NetGen.Generator.Cost;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Reports;

/// <summary>
/// A line for each network, as a table in Markdown. Parameters are counted in four conventions: W, weights alone; T, what is trained: weights, biases and
/// normalization's scale and shift; T+mov, with its moving mean and variance; F, weights and one bias for each layer that has a bias or normalization, which is what generated code stores.
/// </summary>
internal static class MarkdownReport
{
    public static string Write(IReadOnlyList<CostedNetwork> networks, IReadOnlyDictionary<string, PublishedFigures> published)
    {
        string[] unknown = [.. published.Keys.Except(networks.Select(network => network.Model.Name)).Order(StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            throw new ToolException($"figures are published of networks that the files do not declare: {string.Join(", ", unknown)}");
        }

        StringBuilder text = new();
        text.Append("| network | MACs | W | T | T+mov | F | units | arena, bytes | published MACs | published parameters | by | why they differ |\n");
        text.Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|---|\n");
        foreach (CostedNetwork network in networks.OrderBy(network => network.Model.Name, StringComparer.Ordinal))
        {
            NetworkCost cost = network.Cost;
            long trained = cost.Total.Weights + cost.Total.Biases + cost.Total.Norm;
            long folded = cost.Total.Weights + cost.Layers.Sum(Biases);
            PublishedFigures figures = published.TryGetValue(network.Model.Name, out PublishedFigures? found) ? found : new PublishedFigures("", "", "", "");
            string[] cells =
            [
                network.Model.Name, Number(cost.Macs), Number(cost.Total.Weights), Number(trained), Number(trained + cost.Total.Norm), Number(folded), Number(cost.Total.Units), Number(cost.ArenaBytes),
                figures.Macs, figures.Parameters, figures.Source, figures.Why,
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>The biases of a layer when its normalization is folded; scale and shift are two for each channel.</summary>
    private static long Biases(LayerCost layer) => layer.Cost.Biases > 0 ? layer.Cost.Biases : layer.Cost.Norm / 2;

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
