using System.Globalization;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Tool.Networks;
using Spectre.Console;

namespace NetGen.Tool.Reports;

/// <summary>Costs as tables of text.</summary>
internal static class TableReport
{
    /// <summary>Wide enough for every layer: a table that is cut to the window would lie.</summary>
    private const int Width = 240;

    public static string Write(IReadOnlyList<CostedNetwork> networks)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = false;
        foreach (CostedNetwork network in networks)
        {
            Write(console, writer, network);
        }

        writer.Write(MacConvention.Text + "\n");
        IEnumerable<string> lines = writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd());
        return string.Join("\n", lines);
    }

    private static void Write(IAnsiConsole console, StringWriter writer, CostedNetwork network)
    {
        NetworkModel model = network.Model;
        string board = model.Board == "None" ? "" : ", board " + model.Board;
        writer.Write($"{model.FullName}: {(model.Precision == NetworkPrecision.Int8 ? "int8" : "float32")}{board}\n");
        Table table = new() { Border = TableBorder.Ascii2, ShowFooters = true };
        NetworkCost cost = network.Cost;
        table.AddColumn(new TableColumn(new Text("layer")).Footer(new Text("total")));
        table.AddColumn(new TableColumn(new Text("operator")));
        table.AddColumn(new TableColumn(new Text("output")));
        OperatorCost frozen = cost.Front.Aggregate(default(OperatorCost), (sum, layer) => sum + layer.Cost);
        OperatorCost whole = frozen + cost.Total;
        long frozenBytes = cost.Front.Sum(layer => layer.WeightBytes);
        AddNumbers(table, "MACs", whole.Macs);
        AddNumbers(table, "weights", whole.Weights);
        AddNumbers(table, "biases", whole.Biases);
        AddNumbers(table, "weight bytes", frozenBytes + cost.WeightBytes);
        AddNumbers(table, "units", whole.Units);
        table.AddColumn(new TableColumn(new Text("output bytes")).RightAligned());
        IEnumerable<LayerCost> inFront = cost.Front.Select(layer => layer with { Name = $"{model.Front!.Network}.{layer.Name}" });
        foreach (LayerCost layer in inFront.Concat(cost.Layers))
        {
            OperatorCost figures = layer.Cost;
            string[] cells =
            [
                layer.Name, layer.Operator, layer.Output.ToString(), Number(figures.Macs), Number(figures.Weights),
                Number(figures.Biases), Number(layer.WeightBytes), Number(figures.Units), Number(layer.OutputBytes),
            ];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        console.Write(table);
        if (model.Front is { } front)
        {
            writer.Write($"Frozen, {front.Network} up to {front.UpTo}: {Number(frozen.Macs)} MACs, {Number(frozen.Weights)} weights, {Number(frozenBytes)} bytes, once, in {front.Network}.\n");
            writer.Write($"Head: {Number(cost.Total.Macs)} MACs, {Number(cost.Total.Weights)} weights, {Number(cost.WeightBytes)} bytes of its own.\n");
            writer.Write($"Arena: {Number(cost.ArenaBytes)} bytes for all activations, the arena of {front.Network}: {model.Name} has none of its own.\n");
        }
        else
        {
            writer.Write($"Arena: {Number(cost.ArenaBytes)} bytes for all activations, layer by layer (no plan in this order takes less than {Number(cost.ArenaLowerBound)}).\n");
        }

        WriteBudget(writer, "MACs", cost.Macs, model.Budget.Macs);
        WriteBudget(writer, "Weight bytes", cost.WeightBytes, model.Budget.WeightBytes);
        WriteBudget(writer, "Activation bytes", cost.ArenaBytes, model.Budget.ActivationBytes);
        foreach (string note in network.Notes)
        {
            writer.Write(note + "\n");
        }

        writer.Write("\n");
    }

    private static void WriteBudget(StringWriter writer, string name, long figure, long limit)
    {
        if (limit > 0)
        {
            string verdict = figure > limit ? $"over by {Number(figure - limit)}" : $"{Number(limit - figure)} left";
            writer.Write($"Budget: {name} {Number(figure)} of {Number(limit)}, {verdict}.\n");
        }
    }

    private static void AddNumbers(Table table, string name, long total) =>
        table.AddColumn(new TableColumn(new Text(name)).RightAligned().Footer(new Text(Number(total))));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
