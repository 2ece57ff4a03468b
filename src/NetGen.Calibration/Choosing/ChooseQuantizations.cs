using NetGen.Calibration.Ranges;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Calibration.Choosing;

/// <summary>
/// The quantization of every value: what the integer kernels fix, what they pass on, what was given, and for the rest what the ranges say.
/// </summary>
internal sealed class ChooseQuantizations
{
    private readonly NetworkGraph graph;
    private readonly SoleReaders readers;
    private readonly Func<Value, ValueRange> rangeOf;
    private readonly IReadOnlyDictionary<string, Quantization> given;
    private readonly Dictionary<Value, Quantization> chosen = [];

    private ChooseQuantizations(NetworkGraph graph, Func<Value, ValueRange> rangeOf, IReadOnlyDictionary<string, Quantization> given)
    {
        this.graph = graph;
        this.rangeOf = rangeOf;
        this.given = given;
        readers = new SoleReaders(graph);
    }

    /// <param name="graph">Normalization folded, activations that are no clamps apart.</param>
    /// <param name="rangeOf">The range of a value as the calibration chose it.</param>
    /// <param name="given">Quantizations by the value's name, which go before any range.</param>
    /// <exception cref="QuantizationException">A given quantization is of no value, or of one whose quantization is not free.</exception>
    public static IReadOnlyDictionary<Value, Quantization> Run(NetworkGraph graph, Func<Value, ValueRange> rangeOf, IReadOnlyDictionary<string, Quantization> given) =>
        new ChooseQuantizations(graph, rangeOf, given).Run();

    private Dictionary<Value, Quantization> Run()
    {
        foreach (Value input in graph.Inputs.Where(input => input.Type.Element == ElementType.Float32))
        {
            chosen.Add(input, Free(input));
        }

        foreach (Node node in graph.Nodes)
        {
            // Indices, and the rows of a detector, are no 8-bit values, wherever they are moved to.
            bool isQuantized = node.Operator.GivesPrecision || (node.Operator.OutputElement(0, ElementType.Int8) == ElementType.Int8 && chosen.ContainsKey(node.Input));
            for (int i = 0; i < node.Outputs.Count && isQuantized; i++)
            {
                // A state of 16 bits is quantized inside of its layer.
                Value output = node.Outputs[i];
                string? like = node.Operator.OutputLike(i);
                if ((like is null or "") && (node.Operator.GivesPrecision || node.Operator.OutputElement(i, ElementType.Int8) == ElementType.Int8))
                {
                    chosen.Add(output, like is null ? node.Operator.FixedQuantization ?? (node.Operator.KeepsQuantization ? chosen[node.Input] : Free(output)) : chosen[node.Output]);
                }
            }
        }

        foreach (KeyValuePair<string, Quantization> pair in given)
        {
            Value value = chosen.Keys.FirstOrDefault(value => value.Name == pair.Key)
                ?? throw new QuantizationException($"a quantization is given for {pair.Key}; the network's values are {string.Join(", ", chosen.Keys.Select(value => value.Name).Take(20))}");
            if (chosen[value] != pair.Value)
            {
                throw new QuantizationException($"a quantization is given for {pair.Key}, whose scale is not free: it has {chosen[value].Scale} and zero point {chosen[value].ZeroPoint}, by its operator or from its input");
            }
        }

        return chosen;
    }

    private Quantization Free(Value value)
    {
        if (given.TryGetValue(value.Name, out Quantization? known))
        {
            return known;
        }

        Value decisive = readers.Decisive(value);
        return given.TryGetValue(decisive.Name, out known)
            ? known
            : readers.Padded(decisive).Select(rangeOf).Aggregate(rangeOf(decisive), static (all, padded) => all.Hull(padded)).ToQuantization();
    }
}
