using System.Text.Json;
using NetGen.Generator.Cost;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Reports;

/// <summary>What networks over sequences cost, as JSON: one object with a list of networks.</summary>
internal static class SequenceJson
{
    public static string Write(IReadOnlyList<SequenceNetwork> networks) =>
        JsonSerializer.Serialize(new { MacConvention = MacConvention.Text, Networks = networks.Select(Network) }, JsonReport.Options) + "\n";

    private static object Network(SequenceNetwork network) => new
    {
        Name = network.Model.FullName,
        network.Cost.Steps,
        Layers = network.Cost.Layers.Select(layer => new
        {
            layer.Name,
            layer.Operator,
            Steps = layer.Steps == 0 ? (int?)null : layer.Steps,
            MacsPerStep = layer.Steps == 0 ? (decimal?)null : layer.StepMacs,
            layer.Cost.Macs,
            layer.Cost.Weights,
            layer.Cost.Biases,
            layer.State,
            ActivationsPerStep = layer.Steps == 0 ? (long?)null : layer.StepActivations,
            layer.Activations,
        }),
        Total = new
        {
            MacsPerStep = network.Cost.StepMacs,
            MacsOnce = network.Cost.OnceMacs,
            network.Cost.Total.Macs,
            network.Cost.Total.Weights,
            network.Cost.Total.Biases,
            network.Cost.State,
            network.Cost.Activations,
        },
        network.Cost.FrontMacs,
        Training = Training(network.Whole),
        Truncated = network.Truncated is { } cut ? Training(cut) : null,
        Lecture = new
        {
            network.Lecture.T,
            network.Lecture.K,
            network.Lecture.D,
            network.Lecture.H,
            Rows = network.Lecture.Models.SelectMany(model => model.Rows.Select(row => new
            {
                Network = model.Name,
                row.Quantity,
                Lecture = row.Lecture.Formula,
                Exact = row.Exact.Formula,
                LectureValue = row.Lecture.Value,
                ExactValue = row.Exact.Value,
            })),
        },
        network.Notes,
    };

    private static object Training(TrainingCost cost) => new
    {
        Steps = cost.Piece,
        cost.IsEveryPiece,
        cost.Forward,
        cost.Backward,
        cost.Kept,
        cost.Inputs,
        cost.Parameters,
        Layers = cost.Layers.Select(layer => new { layer.Name, layer.Forward, layer.Backward, layer.Kept }),
    };
}
