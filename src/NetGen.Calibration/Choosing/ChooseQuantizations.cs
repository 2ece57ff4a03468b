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
    private readonly Func<Value, ValueRange> rangeOf;
    private readonly IReadOnlyDictionary<string, Quantization> given;
    private readonly Dictionary<Value, Quantization> chosen = [];
    private SoleReaders readers;

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

        Choose(graph);
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

    /// <summary>The values of a network, or of a decoder's steps.</summary>
    private void Choose(NetworkGraph layers)
    {
        readers = new SoleReaders(layers);
        foreach (StateSlot state in layers.States)
        {
            if (OfState(layers, QuantizationRoot.Of(layers, state.Before)) is { } quantization)
            {
                chosen.Add(state.Before, quantization);
            }
        }

        foreach (Node node in layers.Nodes)
        {
            if (node.Operator is Loop loop)
            {
                ChooseInside(node, loop);
                readers = new SoleReaders(layers);
                continue;
            }

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
    }

    /// <summary>The quantization of a state that becomes, perhaps moved, what a layer gives; null where that is none of 8 bits.</summary>
    private Quantization? OfState(NetworkGraph layers, Value root)
    {
        if (root.Type.Element != ElementType.Float32)
        {
            return null;
        }

        Node? maker = QuantizationRoot.MakerOf(layers, root);
        return maker is null ? chosen.TryGetValue(root, out Quantization? outside) ? outside : Free(root)
            : QuantizationRoot.OutputLike(maker, root) is null ? maker.Operator.FixedQuantization ?? Free(root)
            : null;
    }

    /// <summary>A decoder's loop: what its steps read from outside, what they compute, and the rows that it gives.</summary>
    private void ChooseInside(Node node, Loop loop)
    {
        int first = node.Inputs.Count - loop.Body.Inputs.Count;
        for (int i = loop.Told; i < loop.Body.Inputs.Count; i++)
        {
            Copy(node.Inputs[first + i], loop.Body.Inputs[i]);
        }

        Choose(loop.Body);
        for (int i = 0; i < loop.Own; i++)
        {
            Copy(loop.Body.Outputs[i], node.Outputs[i]);
        }

        void Copy(Value from, Value to)
        {
            if (chosen.TryGetValue(from, out Quantization? quantization))
            {
                chosen.Add(to, quantization);
            }
        }
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
