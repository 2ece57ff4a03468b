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
            return isPlain ? None : producer?.Operator is Reshape or Transpose ? Unknown : OfMap(value, producers);
        }

        return producer switch
        {
            null or { Operator: Dense or GlobalAveragePool or RecurrentOperator } => None,
            { Operator: Reshape or Activate or BatchNorm } => Of(producer.Input, producers),
            _ => producer.Inputs.All(input => Of(input, producers) == None) ? None : Unknown,
        };
    }

    /// <summary>Maps have their channels first in PyTorch; the steps of a recurrent layer come one behind the other there, too.</summary>
    private static FlattenedMap OfMap(Value value, IReadOnlyDictionary<Value, Node> producers)
    {
        FlattenedMap map = new(value.Shape, true);
        producers.TryGetValue(value, out Node? producer);
        switch (producer?.Operator)
        {
            case RecurrentOperator:
                return None;
            case Activate or BatchNorm or ElementwiseOperator or Concat or Slice:
                FlattenedMap[] inputs = [.. producer.Inputs.Where(input => input.Shape.Rank > 1 && (long)input.Shape.Height * input.Shape.Width > 1).Select(input => OfMap(input, producers))];
                bool isInSteps = inputs.Length > 0 && inputs.All(input => input == None) && producer.Operator is not BatchNorm;
                return isInSteps ? None : inputs.All(input => input.Map is not null) ? map : Unknown;
            default:
                return map;
        }
    }
}
