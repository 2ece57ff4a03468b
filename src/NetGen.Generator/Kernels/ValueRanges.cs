using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>What values each integer tensor can have at most: activations limit them, and layers that only move values hand the limits on.</summary>
internal static class ValueRanges
{
    private static readonly SumRange All = new(sbyte.MinValue, sbyte.MaxValue);

    public static Dictionary<Value, SumRange> Of(NetworkGraph graph)
    {
        Dictionary<Value, SumRange> ranges = [];
        foreach (Node node in graph.Nodes)
        {
            foreach (Value output in node.Outputs.Where(output => output.Type.Element == ElementType.Int8))
            {
                ranges[output] = Of(graph, node, output, value => ranges.TryGetValue(value, out SumRange known) ? known : All);
            }
        }

        return ranges;
    }

    private static SumRange Of(NetworkGraph graph, Node node, Value output, Func<Value, SumRange> of)
    {
        SumRange inputs = node.Inputs.Select(of).Aggregate((left, right) => left.Union(right));
        bool sameQuantization = node.Inputs.All(input => Equals(input.Type.Quantization, output.Type.Quantization));
        return node.Operator switch
        {
            NewestRows when graph.Windows.First(window => window.Rows == node.Input) is { Fill: RowFill.Zero } && output.Type.Quantization is { } zero =>
                of(node.Inputs[1]).Union(new SumRange(zero.ZeroPoint, zero.ZeroPoint)),
            KeepRow => of(node.Inputs[1]),
            Reshape or Transpose or Slice or Split or ChannelShuffle or Concat or Resize when sameQuantization => inputs,
            MaxPool { Activation: ActivationKind.None } when sameQuantization => inputs,
            ActivatedOperator { Activation: ActivationKind.Relu or ActivationKind.Relu6 } op when output.Type.Quantization is { } quantization =>
                Requantize.Clamp(quantization, op.Activation) is var (low, high) ? new SumRange(low, high) : All,
            _ => All,
        };
    }
}
