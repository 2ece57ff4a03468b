using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Calibration.Choosing;

/// <summary>The parameter file of an integer network (docs/parameters.md) from a float network's graph and the quantization of its values.</summary>
internal static class QuantizeParameters
{
    private const string Weight = "weight";
    private const string Bias = "bias";

    /// <param name="graph">Its parameters are floats, normalization folded in.</param>
    /// <param name="quantizations">Of every value that is no index.</param>
    /// <param name="perChannel">Whether weights have a scale for each output channel.</param>
    public static ParameterFile Run(NetworkGraph graph, IReadOnlyDictionary<Value, Quantization> quantizations, bool perChannel)
    {
        List<ValueRecord> values = [.. graph.Inputs.Where(quantizations.ContainsKey).Select(Record)];
        List<TensorRecord> tensors = [];
        Dictionary<string, Quantization> weights = new(StringComparer.Ordinal);
        foreach (Node node in graph.Nodes)
        {
            if (node.Parameters.Count > 0)
            {
                tensors.AddRange(Tensors(node, quantizations.TryGetValue(node.Input, out Quantization? input) ? input.Scale : 1, perChannel, weights));
            }

            if (!node.Operator.KeepsQuantization)
            {
                values.AddRange(node.Outputs.Where(quantizations.ContainsKey).Select(Record));
            }
        }

        return new ParameterFile(tensors.ToEquatableArray(), values.ToEquatableArray());

        ValueRecord Record(Value value) => new(value.Name, ElementType.Int8, quantizations[value].Scale, quantizations[value].ZeroPoint);
    }

    /// <summary>
    /// Weights first, as the scale of biases follows from theirs; slopes (alpha) are weights with one scale. What is float32 stays so, and the tensor of another
    /// layer is written there.
    /// </summary>
    private static IEnumerable<TensorRecord> Tensors(Node node, float inputScale, bool perChannel, Dictionary<string, Quantization> known)
    {
        IReadOnlyList<ParameterSpec> specs = node.Operator.Parameters([.. node.Inputs.Select(input => input.Shape)]);
        float[]? biases = node.Parameter(Bias)?.Data!.Floats;
        Quantization? weights = null;
        foreach ((Parameter parameter, ParameterSpec spec) in node.Parameters.Zip(specs))
        {
            if (parameter.Role == Bias)
            {
                int[] numbers = QuantizeBiases.Run(biases!, inputScale, weights!);
                yield return new TensorRecord(parameter.Name, new TensorType(ElementType.Int32, spec.Shape), Packing.FromIntegers(numbers, ElementType.Int32));
                continue;
            }

            if (spec.IsReal)
            {
                yield return new TensorRecord(parameter.Name, new TensorType(ElementType.Float32, spec.Shape), Packing.FromFloats(parameter.Data!.Floats));
                continue;
            }

            if (spec.Owner is not null)
            {
                weights = known[parameter.Name];
                continue;
            }

            bool isWeight = parameter.Role == Weight;
            double[] least = isWeight && biases is not null ? QuantizeBiases.LeastWeightScales(biases, inputScale) : [];
            (int[] steps, Quantization quantization) = QuantizeWeights.Run(parameter.Data!.Floats, spec.Shape, isWeight && perChannel ? spec.ChannelAxis : -1, least);
            weights = isWeight ? quantization : weights;
            known[parameter.Name] = quantization;
            yield return new TensorRecord(parameter.Name, new TensorType(ElementType.Int8, spec.Shape, quantization), Packing.FromIntegers(steps, ElementType.Int8));
        }
    }
}
