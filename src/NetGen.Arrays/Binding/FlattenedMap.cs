using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Arrays.Binding;

/// <summary>The feature map whose values a vector is, one behind the other; null if it is none, or one of which the order is the same channels first and last.</summary>
/// <param name="IsCertain">False where a map has gone into the vector, but not as a whole or not as it was.</param>
internal sealed record FlattenedMap(TensorShape? Map, bool IsCertain)
{
    private static readonly FlattenedMap None = new(null, true);
    private static readonly FlattenedMap Unknown = new(null, false);

    /// <summary>What a layer that looks at values one by one reads.</summary>
    public static FlattenedMap Of(Value value, IReadOnlyDictionary<Value, Node> producers)
    {
        producers.TryGetValue(value, out Node? producer);
        if (value.Shape.Rank > 1)
        {
            bool isPlain = (long)value.Shape.Height * value.Shape.Width == 1 || value.Shape.Channels == 1;
            return isPlain ? None : producer?.Operator is Reshape or Transpose ? Unknown : new FlattenedMap(value.Shape, true);
        }

        return producer switch
        {
            null or { Operator: Dense or GlobalAveragePool } => None,
            { Operator: Reshape or Activate or BatchNorm } => Of(producer.Input, producers),
            _ => producer.Inputs.All(input => Of(input, producers) == None) ? None : Unknown,
        };
    }
}
