using System.Text.Encodings.Web;
using System.Text.Json;
using NetGen.Generator.Cost;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Reports;

/// <summary>Costs as JSON: one object with a list of networks.</summary>
internal static class JsonReport
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static string Write(IReadOnlyList<CostedNetwork> networks) =>
        JsonSerializer.Serialize(new { MacConvention = MacConvention.Text, Networks = networks.Select(Network) }, Options) + "\n";

    private static object Network(CostedNetwork network) => new
    {
        Name = network.Model.FullName,
        Precision = network.Model.Precision.ToString(),
        network.Model.Board,
        Backbone = network.Model.Front is { } front
            ? new
            {
                front.Network,
                front.UpTo,
                Layers = network.Cost.Front.Select(Layer),
                front.Macs,
                Weights = network.Cost.Front.Sum(layer => layer.Cost.Weights),
                front.WeightBytes,
            }
            : null,
        Layers = network.Cost.Layers.Select(Layer),
        Total = new
        {
            network.Cost.Total.Macs,
            network.Cost.Total.Weights,
            network.Cost.Total.Biases,
            network.Cost.WeightBytes,
            network.Cost.Total.Units,
        },
        Step = network.Cost.Step is { } step
            ? new
            {
                step.Steps,
                step.Macs,
                step.AverageMacs,
                step.StateBytes,
                step.CacheBytes,
                step.Context,
                step.MacsPerPosition,
                Layers = step.Layers.Select(layer => new { layer.Name, layer.Macs, layer.MacsPerPosition, FirstStep = layer.When.Start + 1, EverySteps = layer.When.Every }),
            }
            : null,
        network.Cost.ArenaBytes,
        network.Cost.ArenaLowerBound,
        network.Notes,
    };

    private static object Layer(LayerCost layer) => new
    {
        layer.Name,
        layer.Operator,
        Output = layer.Output.Sizes.ToArray(),
        layer.Cost.Macs,
        layer.Cost.Weights,
        layer.Cost.Biases,
        layer.WeightBytes,
        layer.Cost.Units,
        layer.OutputBytes,
    };
}
