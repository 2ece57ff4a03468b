using NetGen.Calibration.Ranges;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parameters;

namespace NetGen.Calibration.Choosing;

/// <summary>Ranges of what recurrent layers carry from step to step: over all steps, although a layer may give its last one alone, and over what states begin with.</summary>
internal sealed class RecurrentRanges(ObservedNetwork network, IReadOnlyDictionary<Value, ValueRange> ranges)
{
    private readonly Dictionary<Value, Node> layers = network.Graph.Everything.Where(node => node.Operator is RecurrentOperator).ToDictionary(node => node.Output);

    private IReadOnlyDictionary<Node, float>? cells;

    /// <summary>The range that a value's quantization is to hold.</summary>
    public ValueRange Of(Value value) => layers.TryGetValue(value, out Node? layer) ? Of(layer, "").Aggregate(ranges[value], static (all, more) => all.Hull(more)) : ranges[value];

    /// <summary>The lines of the 16-bit values inside of a layer: symmetric, an LSTM's cell in steps of a power of two.</summary>
    public IEnumerable<ValueRecord> Internals(Node node)
    {
        if (node.Operator is not RecurrentOperator)
        {
            yield break;
        }

        cells ??= CellScales.Run(network.Graph, lstm => Most(lstm, "cell"));
        foreach (InternalValue inside in node.Operator.Internals([.. node.Inputs.Select(input => input.Shape)]))
        {
            float scale = inside.IsPowerOfTwo ? cells[node] : (float)(Most(node, inside.Name) / short.MaxValue);
            yield return new ValueRecord($"{node.PlainLayer}.{inside.Name}", inside.Element, float.IsNormal(scale) ? scale : 1, 0);
        }
    }

    private double Most(Node node, string name) => Of(node, name).Max(static range => Math.Max(-range.Low, range.High));

    /// <summary>Ranges that a value of a step must hold, in each direction.</summary>
    private IEnumerable<ValueRange> Of(Node layer, string name)
    {
        RecurrentOperator op = (RecurrentOperator)layer.Operator;
        string state = name.Length == 0 ? "hidden" : name;
        IEnumerable<Value> given = layer.Inputs.Skip(1).Where((_, i) => op.StateSizes[i].Name == state);
        return op.Covered(name).SelectMany(covered => network.StepsOf(layer, covered)).Concat(given).Select(value => ranges[value]);
    }
}
