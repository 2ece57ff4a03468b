using System.Globalization;
using System.Text;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Tool.Networks;
using Spectre.Console;

namespace NetGen.Tool.Reports;

/// <summary>What networks over sequences cost, as tables of text: a step and a sequence, training, the lecture's forms beside exact counts.</summary>
internal static class SequenceReport
{
    public static string Write(IReadOnlyList<SequenceNetwork> networks)
    {
        StringBuilder text = new();
        foreach (SequenceNetwork network in networks)
        {
            text.Append($"{network.Model.FullName}: sequences of {Number(network.Cost.Steps)} steps\n");
            WriteSteps(text, network.Cost);
            WriteTraining(text, network);
            WriteLecture(text, network.Lecture);
            foreach (string note in network.Notes)
            {
                text.Append(note + "\n");
            }

            text.Append('\n');
        }

        return text.Append(MacConvention.Text).Append('\n').ToString();
    }

    private static void WriteSteps(StringBuilder text, SequenceCost cost)
    {
        OperatorCost total = cost.Total;
        Table table = TableOf(("layer", "total"), ("operator", ""));
        AddNumbers(table, ("steps", ""), ("MACs a step", Number(cost.StepMacs)), ("MACs a sequence", Number(total.Macs)), ("weights", Number(total.Weights)), ("biases", Number(total.Biases)), ("state", Number(cost.State)), ("activations a step", ""), ("a sequence", Number(cost.Activations)));
        foreach (SequenceLayer layer in cost.Layers)
        {
            bool isOnce = layer.Steps == 0;
            AddRow(table, layer.Name, layer.Operator, isOnce ? "once" : Number(layer.Steps), isOnce ? "" : Number(layer.StepMacs), Number(layer.Cost.Macs), Number(layer.Cost.Weights), Number(layer.Cost.Biases), Number(layer.State), isOnce ? "" : Number(layer.StepActivations), Number(layer.Activations));
        }

        text.Append(PlainTable.Write(table));
        text.Append($"A row that goes in costs {Number(cost.StepMacs)} MACs; what runs once a sequence costs {Number(cost.OnceMacs)}. State and activations are values, not bytes.\n");
        if (cost.FrontMacs > 0)
        {
            text.Append($"The layers of another network in front cost {Number(cost.FrontMacs)} MACs a sequence more.\n");
        }

        text.Append('\n');
    }

    private static void WriteTraining(StringBuilder text, SequenceNetwork network)
    {
        TrainingCost whole = network.Whole;
        TrainingCost? cut = network.Truncated;
        text.Append("Training, one sequence, float32\n");
        Table table = TableOf(("layer", "total"));
        AddNumbers(table, ("forward MACs", Number(whole.Forward)), ("backward MACs", Number(whole.Backward)), ("kept values", Number(whole.Kept)));
        if (cut is not null)
        {
            AddNumbers(table, ($"backward, {cut.Piece} steps", Number(cut.Backward)), ($"kept, {cut.Piece} steps", Number(cut.Kept)));
        }

        AddRow(table, ["(input)", "0", "0", Number(whole.Inputs), .. cut is null ? Array.Empty<string>() : ["0", Number(cut.Inputs)]]);
        for (int i = 0; i < whole.Layers.Count; i++)
        {
            TrainingLayer layer = whole.Layers[i];
            AddRow(table, [layer.Name, Number(layer.Forward), Number(layer.Backward), Number(layer.Kept), .. cut is null ? Array.Empty<string>() : [Number(cut.Layers[i].Backward), Number(cut.Layers[i].Kept)]]);
        }

        if (whole.Front > 0)
        {
            AddRow(table, ["(in front)", Number(whole.Front), "0", "0", .. cut is null ? Array.Empty<string>() : ["0", "0"]]);
        }

        text.Append(PlainTable.Write(table));
        text.Append("Backward = 2 x forward: one product for the gradient of what a layer reads, one for that of its weights.\n");
        text.Append($"Bytes, 4 a value: {Number(4 * whole.Kept)} kept for the backward pass");
        text.Append(cut is null ? "" : $" ({Number(4 * cut.Kept)} with {cut.Piece} steps)");
        text.Append($", {Number(4 * whole.Parameters)} of parameters, {Number(4 * whole.Parameters)} of their gradient.\n");
        if (cut is { IsEveryPiece: true })
        {
            text.Append($"Truncated: every piece of {cut.Piece} steps has a backward pass of its own; all steps run forward.\n");
        }
        else if (cut is not null)
        {
            text.Append($"Truncated: the outputs stand behind the last step, so the last {cut.Piece} steps alone have a backward pass; all steps run forward.\n");
        }

        text.Append('\n');
    }

    private static void WriteLecture(StringBuilder text, AsymptoticCost lecture)
    {
        text.Append($"The lecture's table at t = {lecture.T} steps, k = {lecture.K} values a row, d = {lecture.D} layer{(lecture.D == 1 ? "" : "s")}, h = {lecture.H} head{(lecture.H == 1 ? "" : "s")}\n");
        Table table = TableOf(("network", null), ("quantity", null), ("lecture", null), ("exact", null));
        AddNumbers(table, ("by the lecture", null), ("exactly", null), ("constant", null));
        foreach (AsymptoticModel model in lecture.Models)
        {
            foreach (AsymptoticRow row in model.Rows)
            {
                AddRow(table, model.Name, row.Quantity, row.Lecture.Formula, row.Exact.Formula, Number(row.Lecture.Value), Number(row.Exact.Value), Constant(row.Constant));
            }
        }

        text.Append(PlainTable.Write(table));
        text.Append(
            "Rows of k values, k units, feed-forward layers of 4k, attention in each layer; no embeddings, no outputs, no biases. Memory is values without the weights, of the order k^2d.\n"
            + "The lecture's t^2k^2d holds only where U_a h is computed anew for each pair of positions; with the products made once k^2 never meets t^2. Where the top layer alone attends,\n"
            + "the test memory is 2tk + kd. Its t^2kd leaves out 12tk^2d of projections and feed-forward layers, the larger part while t < 6k, and its tkd of training memory the maps, 2ht^2d.\n"
            + $"Of the transformer's MACs {Percent(lecture.Attention / (lecture.Projections + lecture.FeedForward + lecture.Attention))} are attention.\n");
    }

    private static Table TableOf(params (string Name, string? Footer)[] columns)
    {
        Table table = new() { Border = TableBorder.Ascii2, ShowFooters = columns[0].Footer is not null };
        foreach ((string name, string? footer) in columns)
        {
            table.AddColumn(new TableColumn(new Text(name)).Footer(new Text(footer ?? "")));
        }

        return table;
    }

    private static void AddNumbers(Table table, params (string Name, string? Footer)[] columns)
    {
        foreach ((string name, string? footer) in columns)
        {
            table.AddColumn(new TableColumn(new Text(name)).RightAligned().Footer(new Text(footer ?? "")));
        }
    }

    private static void AddRow(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    /// <summary>Whole numbers as they are, averages to two digits.</summary>
    private static string Number(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>To four digits that say something.</summary>
    private static string Constant(decimal value) => ((double)value).ToString(value >= 1 ? "0.00#" : "0.0000", CultureInfo.InvariantCulture);

    private static string Percent(decimal share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
