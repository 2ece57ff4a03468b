using NetGen.Calibration.Ranges;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Parameters;

namespace NetGen.Calibration.Choosing;

/// <summary>Ranges of what recurrent layers carry from step to step: over all steps, although a layer may give its last one alone, and over what states begin with.</summary>
internal sealed class RecurrentRanges(ObservedNetwork network, IReadOnlyDictionary<Value, ValueRange> ranges)
{
    /// <summary>Bits of a 16-bit number behind its sign.</summary>
    private const int Bits = 15;

    private readonly Dictionary<Value, Node> layers = network.Graph.Nodes.Where(node => node.Operator is RecurrentOperator).ToDictionary(node => node.Output);

    /// <summary>The range that a value's quantization is to hold.</summary>
    public ValueRange Of(Value value) => layers.TryGetValue(value, out Node? layer) ? Of(layer, "").Aggregate(ranges[value], static (all, more) => all.Hull(more)) : ranges[value];

    /// <summary>The lines of the 16-bit values inside of a layer: symmetric, an LSTM's cell in steps of a power of two.</summary>
    public IEnumerable<ValueRecord> Internals(Node node)
    {
        if (node.Operator is not RecurrentOperator)
        {
            yield break;
        }

        foreach (InternalValue inside in node.Operator.Internals([.. node.Inputs.Select(input => input.Shape)]))
        {
            double most = Of(node, inside.Name).Max(static range => Math.Max(-range.Low, range.High));
            float scale = inside.IsPowerOfTwo ? PowerOfTwo(most) : (float)(most / short.MaxValue);
            yield return new ValueRecord($"{node.PlainLayer}.{inside.Name}", inside.Element, float.IsNormal(scale) ? scale : 1, 0);
        }
    }

    /// <summary>Ranges that a value of a step must hold, in each direction.</summary>
    private IEnumerable<ValueRange> Of(Node layer, string name)
    {
        RecurrentOperator op = (RecurrentOperator)layer.Operator;
        string state = name.Length == 0 ? "hidden" : name;
        IEnumerable<Value> given = layer.Inputs.Skip(1).Where((_, i) => op.StateSizes[i].Name == state);
        return op.Covered(name).SelectMany(covered => network.StepsOf(layer, covered)).Concat(given).Select(value => ranges[value]);
    }

    /// <summary>The least steps that reach so far, of values that a tangent is taken of: not less than to 1.</summary>
    private static float PowerOfTwo(double most) => (float)Math.ScaleB(1, (most > 1 ? (int)Math.Ceiling(Math.Log2(most)) : 0) - Bits);
}
