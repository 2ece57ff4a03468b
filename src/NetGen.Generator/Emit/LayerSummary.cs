using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emit;

/// <summary>The doc comment of a layer: what one sees when hovering over it.</summary>
internal static class LayerSummary
{
    public static string Of(LayerModel layer, NetworkCost cost, NetworkGraph graph)
    {
        if (LayerKinds.IsInput(layer.Kind))
        {
            Value? input = graph.Inputs.FirstOrDefault(value => value.Name == layer.Name);
            return input is null ? $"{layer.Name}: input." : $"{layer.Name}: input, {input.Type}.";
        }

        if (layer.Kind == LayerKinds.Output)
        {
            return $"{layer.Name}: names an output.";
        }

        if (layer.Kind == LayerKinds.Backbone)
        {
            return graph.Front is not { } front ? $"{layer.Name}: layers of another network."
                : $"{layer.Name}: {front.Network} up to {front.UpTo}. {string.Join(", ", front.Inputs.Select(static input => input.Type.Shape))} -> {front.Type.Shape}, {Literals.Grouped(front.Macs)} MACs,"
                    + $" {Literals.Grouped(front.WeightBytes)} B of weights and biases, those of {front.Network}.";
        }

        LayerCost[] parts = [.. cost.Layers.Where(part => part.Layer == layer.Name)];
        if (parts.Length == 0)
        {
            return $"{layer.Name}: {layer.Kind}. No output depends on it.";
        }

        OperatorCost total = parts.Aggregate(default(OperatorCost), (sum, part) => sum + part.Cost);
        string what = parts.Length == 1 ? parts[0].Operator : layer.Kind;
        string text = $"{layer.Name}: {what}. {parts[0].Input} -> {parts[parts.Length - 1].Output}";
        text += total.Macs > 0 ? $", {Literals.Grouped(total.Macs)} MACs" : "";
        LayerStep[] steps = [.. (cost.Step?.Layers ?? []).Where(part => part.Layer == layer.Name)];
        text += steps.Any(part => part.Macs > 0) ? $", {Literals.Grouped(steps.Sum(part => part.Macs))} a step" : "";
        long bytes = parts.Sum(part => part.WeightBytes);
        text += bytes > 0 ? $", {Literals.Grouped(total.Weights)} weights, {Literals.Grouped(total.Biases)} biases, {Literals.Grouped(bytes)} B" : "";
        return text + $", output {Literals.Grouped(parts[parts.Length - 1].OutputBytes)} B.";
    }
}
