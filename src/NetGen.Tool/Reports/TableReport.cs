using System.Globalization;
using System.Text;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Tool.Networks;
using Spectre.Console;

namespace NetGen.Tool.Reports;

/// <summary>Costs as tables of text.</summary>
internal static class TableReport
{
    public static string Write(IReadOnlyList<CostedNetwork> networks)
    {
        StringBuilder text = new();
        foreach (CostedNetwork network in networks)
        {
            Write(text, network);
        }

        return text.Append(MacConvention.Text).Append('\n').ToString();
    }

    private static void Write(StringBuilder text, CostedNetwork network)
    {
        NetworkModel model = network.Model;
        string board = model.Board == "None" ? "" : ", board " + model.Board;
        text.Append($"{model.FullName}: {(model.Precision == NetworkPrecision.Int8 ? "int8" : "float32")}{board}\n");
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

        text.Append(PlainTable.Write(table));
        if (model.Front is { } front)
        {
            text.Append($"Frozen, {front.Network} up to {front.UpTo}: {Number(frozen.Macs)} MACs, {Number(frozen.Weights)} weights, {Number(frozenBytes)} bytes, once, in {front.Network}.\n");
            text.Append($"Head: {Number(cost.Total.Macs)} MACs, {Number(cost.Total.Weights)} weights, {Number(cost.WeightBytes)} bytes of its own.\n");
            text.Append($"Arena: {Number(cost.ArenaBytes)} bytes for all activations, the arena of {front.Network}: {model.Name} has none of its own.\n");
        }
        else
        {
            text.Append($"Arena: {Number(cost.ArenaBytes)} bytes for all activations, layer by layer (no plan in this order takes less than {Number(cost.ArenaLowerBound)}).\n");
        }

        if (cost.Step is { } step)
        {
            WriteStep(text, cost, step);
        }

        WriteBudget(text, cost.Step is null ? "MACs" : "MACs per step", cost.Step?.Macs ?? cost.Macs, model.Budget.Macs);
        WriteBudget(text, "Weight bytes", cost.WeightBytes, model.Budget.WeightBytes);
        WriteBudget(text, "Activation bytes", cost.ArenaBytes, model.Budget.ActivationBytes);
        foreach (string note in network.Notes)
        {
            text.Append(note + "\n");
        }

        text.Append("\n");
    }

    /// <summary>A step of a stream beside the whole sequence, which would be computed anew for every window.</summary>
    private static void WriteStep(StringBuilder text, NetworkCost cost, StreamCost step)
    {
        text.Append($"Stream: a step takes {Number(step.Macs)} MACs at most, {step.AverageMacs.ToString("N1", CultureInfo.InvariantCulture)} on average; a window of {Number(step.Steps)} rows takes {Number(cost.Macs)}");
        text.Append(step.Macs > 0 ? $", {(cost.Macs / step.AverageMacs).ToString("N1", CultureInfo.InvariantCulture)} times as many.\n" : ".\n");
        text.Append($"State: {Number(step.StateBytes)} bytes of the arena last from step to step{(step.CacheBytes > 0 ? $", {Number(step.CacheBytes)} of them keys, values and other rows that are looked back on" : "")}.\n");
        if (step.Context > 0)
        {
            string macs = step.Layers.All(layer => layer.When.IsAlways) ? $"; the one at position p takes {Number(step.Macs - (step.Context * step.MacsPerPosition))} + {Number(step.MacsPerPosition)} (p + 1) MACs" : "";
            text.Append($"Context: {Number(step.Context)} steps until it is full{macs}.\n");
        }

        Table table = new() { Border = TableBorder.Ascii2 };
        table.AddColumn(new TableColumn(new Text("layer")));
        table.AddColumn(new TableColumn(new Text("MACs of a run")).RightAligned());
        table.AddColumn(new TableColumn(new Text("runs")));
        foreach (LayerStep layer in step.Layers)
        {
            table.AddRow(new Text(layer.Name), new Text(Number(layer.Macs)), new Text(layer.When.ToString()));
        }

        text.Append(PlainTable.Write(table));
    }

    private static void WriteBudget(StringBuilder text, string name, long figure, long limit)
    {
        if (limit > 0)
        {
            string verdict = figure > limit ? $"over by {Number(figure - limit)}" : $"{Number(limit - figure)} left";
            text.Append($"Budget: {name} {Number(figure)} of {Number(limit)}, {verdict}.\n");
        }
    }

    private static void AddNumbers(Table table, string name, long total) =>
        table.AddColumn(new TableColumn(new Text(name)).RightAligned().Footer(new Text(Number(total))));

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
