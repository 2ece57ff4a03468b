using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Calibration.Choosing;

/// <summary>
/// Which value's range decides a value's quantization. What nothing but a clamp reads needs no numbers that the clamp cuts off; what nothing but a Concat
/// reads is copied unchanged where it has the Concat's quantization. Both reach through layers that only move values, and through max pooling.
/// </summary>
internal sealed class SoleReaders(NetworkGraph graph)
{
    private readonly Dictionary<Value, List<Node>> readers = graph.Readers();

    /// <summary>What a recurrent layer gives it reads itself in its next step.</summary>
    private readonly HashSet<Value> recurrent = [.. graph.Nodes.Where(node => node.Operator is RecurrentOperator).SelectMany(node => node.Outputs)];

    /// <summary>What states become: the next step reads it.</summary>
    private readonly HashSet<Value> becomes = [.. graph.States.Select(state => state.After)];

    /// <summary>The value itself where several nodes read it, or an output; inputs are never decided by what follows.</summary>
    public Value Decisive(Value value)
    {
        if (graph.Inputs.Contains(value) || SoleReader(value) is not { } reader)
        {
            return value;
        }

        Value behind = Decisive(reader.Output);
        return IsClamp(reader) || reader.Operator is Concat ? behind
            : Moves(reader) && behind != reader.Output ? behind
            : value;
    }

    /// <summary>Whether a value is read by a clamp alone, perhaps behind layers that move it: what the clamp cuts off is cut off in the value already.</summary>
    public bool IsClamped(Value value) =>
        !graph.Inputs.Contains(value) && SoleReader(value) is { } reader && (IsClamp(reader) || (Moves(reader) && IsClamped(reader.Output)));

    /// <summary>The outputs of the Pads that read a value: their fill must be among the numbers that it holds.</summary>
    public IEnumerable<Value> Padded(Value value) =>
        readers.TryGetValue(value, out List<Node>? list) ? list.Where(node => node.Operator is Pad).Select(node => node.Output) : [];

    private static bool IsClamp(Node node) => node.Operator is Activate activate && activate.Function.IsClamp();

    /// <summary>One output that holds nothing but values of the input, or a Pad's fill. Means and interpolations are no moves: clamped inputs change them.</summary>
    private static bool Moves(Node node) => node.Outputs.Count == 1 && node.Operator
        is MaxPool { Activation: ActivationKind.None } or Reshape or Transpose or Slice or ChannelShuffle or Pad or Resize { Method: ResizeMethod.Nearest };

    private Node? SoleReader(Value value) =>
        !graph.Outputs.Contains(value) && !becomes.Contains(value) && !recurrent.Contains(value) && readers.TryGetValue(value, out List<Node>? list) && list.Distinct().Count() == 1 ? list[0] : null;
}
