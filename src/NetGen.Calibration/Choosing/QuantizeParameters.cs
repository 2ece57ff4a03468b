using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Calibration.Choosing;

/// <summary>The parameter file of an integer network (docs/parameters.md) from a float network's graph and the quantization of its values.</summary>
internal static class QuantizeParameters
{
    /// <param name="graph">Its parameters are floats, normalization folded in.</param>
    /// <param name="quantizations">Of every value that is no index.</param>
    /// <param name="internals">The lines of the values inside of a node.</param>
    /// <param name="perChannel">Whether weights have a scale for each output channel.</param>
    public static ParameterFile Run(NetworkGraph graph, IReadOnlyDictionary<Value, Quantization> quantizations, Func<Node, IEnumerable<ValueRecord>> internals, bool perChannel)
    {
        List<ValueRecord> values = [.. graph.Inputs.Where(quantizations.ContainsKey).Select(Record)];
        List<TensorRecord> tensors = [];
        Dictionary<string, Quantization> weights = new(StringComparer.Ordinal);
        foreach (Node node in graph.Everything)
        {
            if (node.Operator is Loop loop)
            {
                // States that do nothing but change places are nobody's output.
                values.AddRange(loop.Body.States.Select(state => state.Before).Where(before => quantizations.ContainsKey(before) && QuantizationRoot.Of(loop.Body, before) == before).Select(Record));
                continue;
            }

            if (node.Parameters.Count > 0)
            {
                tensors.AddRange(Tensors(node, quantizations, perChannel, weights));
            }

            if (!node.Operator.KeepsQuantization)
            {
                values.AddRange(node.Outputs.Where((output, i) => node.Operator.OutputLike(i) is null && quantizations.ContainsKey(output)).Select(Record));
                values.AddRange(internals(node));
            }
        }

        return new ParameterFile(tensors.ToEquatableArray(), values.ToEquatableArray());

        ValueRecord Record(Value value) => new(value.Name, ElementType.Int8, quantizations[value].Scale, quantizations[value].ZeroPoint);
    }

    /// <summary>
    /// Weights before biases, as the scale of a bias follows from the weights of the same sum: "weight" and "bias", "recurrent_weight" and "recurrent_bias". Slopes
    /// (alpha) are weights with one scale. What is float32 stays so, and the tensor of another layer is written there.
    /// </summary>
    private static IEnumerable<TensorRecord> Tensors(Node node, IReadOnlyDictionary<Value, Quantization> quantizations, bool perChannel, Dictionary<string, Quantization> known)
    {
        IReadOnlyList<ParameterSpec> specs = node.Operator.Parameters([.. node.Inputs.Select(input => input.Shape)]);
        Dictionary<string, Quantization> weights = new(StringComparer.Ordinal);
        foreach ((Parameter parameter, ParameterSpec spec) in node.Parameters.Zip(specs))
        {
            float[] reals = parameter.Data!.Floats;
            if (spec.IsBias)
            {
                int[] numbers = QuantizeBiases.Run(reals, Scale(spec.Role), weights[Partner(spec.Role, Bias, Weight)]);
                yield return new TensorRecord(parameter.Name, new TensorType(ElementType.Int32, spec.Shape), Packing.FromIntegers(numbers, ElementType.Int32));
                continue;
            }

            if (spec.IsReal)
            {
                yield return new TensorRecord(parameter.Name, new TensorType(ElementType.Float32, spec.Shape), Packing.FromFloats(reals));
                continue;
            }

            if (spec.Owner is not null)
            {
                weights[spec.Role] = known[parameter.Name];
                continue;
            }

            float[]? biases = spec.IsWeight ? node.Parameter(Partner(spec.Role, Weight, Bias))?.Data!.Floats : null;
            double[] least = biases is not null ? QuantizeBiases.LeastWeightScales(biases, Scale(spec.Role)) : [];
            (int[] steps, Quantization quantization) = QuantizeWeights.Run(reals, spec.Shape, spec.IsWeight && perChannel ? spec.ChannelAxis : -1, least);
            weights[spec.Role] = quantization;
            known[parameter.Name] = quantization;
            yield return new TensorRecord(parameter.Name, new TensorType(ElementType.Int8, spec.Shape, quantization), Packing.FromIntegers(steps, ElementType.Int8));
        }

        // The weights of a state are multiplied with what the layer gives.
        float Scale(string role) => quantizations[role.Contains("recurrent_", StringComparison.Ordinal) ? node.Output : node.Input].Scale;
    }

    private const string Weight = "weight";
    private const string Bias = "bias";

    private static string Partner(string role, string ending, string other) => role[..^ending.Length] + other;
}
