using NetGen.Generator.Blocks;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <content>Blocks become their layers, NetGen's own and those of the user.</content>
public sealed partial class BuildGraph
{
    /// <summary>The layers of a block of the user's own: wired as a network's, named below the block.</summary>
    private Value[]? BuildOwnBlock(ArgumentReader block, BlockUse own, List<Value> values, string path, string outputName, LayerModel declared)
    {
        List<Finding> mistakes = [];
        bool hasInput = own.Parts.Any(part => part.Kind == LayerKinds.Input);
        EquatableArray<LayerModel> parts = hasInput ? own.Parts : [new LayerModel("the block's input", LayerKinds.Input, []), .. own.Parts];
        LayerWiring inside = LayerWiring.Resolve(new NetworkModel(own.Name, parts), mistakes);
        foreach (Finding mistake in mistakes)
        {
            Report(mistake.Id, mistake.At, mistake.Arguments[1]);
        }

        if (inside.Outputs.Count != 1)
        {
            block.Report(FindingIds.UnusableBlock, null, $"{own.Name} has {inside.Outputs.Count} outputs; a block has one");
        }

        if (block.Failed)
        {
            return null;
        }

        (InputName result, _) = inside.Outputs[0];
        Dictionary<string, Value[]> local = new(StringComparer.Ordinal);
        foreach (WiredLayer layer in inside.Ordered)
        {
            string name = layer.Model.Name;
            if (layer.Model.Kind == LayerKinds.Input)
            {
                local[name] = [values[0]];
                continue;
            }

            ArgumentReader arguments = new(layer.Model, (id, argument, message) => Report(id, new Anchor(name, layer.Model.Kind, argument), message));
            if (Sources(layer, local, Report) is not { } sources
                || Build(arguments, sources, path + "." + name, name == result.Layer && result.Part < 0 ? outputName : path + "." + name, declared) is not { } results)
            {
                return null;
            }

            local[name] = results;
        }

        Value[] made = local[result.Layer];
        if (result.Part < made.Length && (result.Part >= 0 || made.Length == 1))
        {
            return [made[Math.Max(result.Part, 0)]];
        }

        block.Report(FindingIds.UnusableBlock, null, $"{own.Name} has {made.Length} outputs, those of {result.Layer}; a block has one");
        return null;

        // A mistake inside has two places: the layer in the block, and the layer that uses the block so.
        void Report(string id, Anchor at, string message)
        {
            findings.Add(new Finding(id, at with { Block = own.Type }, [$"{own.Name}.{at.Layer}", $"{message} (in {path})"]));
            if (id != FindingIds.UnusedLayer)
            {
                block.Report(id, null, $"{own.Name}.{at.Layer}: {message}");
            }
        }
    }

    /// <summary>A block's layers, or a stage's units, named below it; the last one's output is the block's.</summary>
    private Value[]? BuildBlock(ArgumentReader block, List<Value> values, string path, string outputName, LayerModel declared)
    {
        IReadOnlyList<LayerModel> parts = BlockKinds.Expand(block, values[0].Shape, values[values.Count - 1].Shape);
        if (block.Failed)
        {
            return null;
        }

        Dictionary<string, Value> local = new(StringComparer.Ordinal) { [BlockParts.Input] = values[0], [BlockParts.Memory] = values[values.Count - 1] };
        Value last = values[0];
        Value[]? results = null;
        List<Value> further = [];
        for (int i = 0; i < parts.Count; i++)
        {
            LayerModel part = parts[i];
            List<Value> sources = [last];
            if (part.Find("From") is ArgumentValue.Text from)
            {
                sources = [local[from.Value]];
            }
            else if (part.Find("Inputs") is ArgumentValue.Items joined)
            {
                sources = [.. joined.Values.Select(item => local[((ArgumentValue.Text)item).Value])];
            }

            // The memory of a part, whatever a stage's own argument calls it, is the block's.
            if (part.Find(BlockKinds.MemoryArgument) is ArgumentValue.Text)
            {
                sources.Add(local[BlockParts.Memory]);
            }

            if (sources.Select((source, i) => Misfit(part, source, i > 0)).FirstOrDefault(static misfit => misfit is not null) is { } misfit)
            {
                block.Report(FindingIds.ShapeMismatch, null, misfit);
                return null;
            }

            // A part's mistakes are the block's: its arguments carry the block's names.
            ArgumentReader arguments = new(part, block.Report);
            string partPath = path + "." + part.Name;
            results = Build(arguments, sources, partPath, i == parts.Count - 1 ? outputName : partPath, declared);
            if (results is null)
            {
                return null;
            }

            last = results[0];
            local[part.Name] = last;
            if (part.IsOutput)
            {
                further.Add(last);
            }

            for (int k = 0; results.Length > 1 && k < results.Length; k++)
            {
                local[$"{part.Name}.{k}"] = results[k];
            }
        }

        return further.Count == 0 ? results : [.. results!, .. further];
    }
}
