using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Arrays.Binding;

/// <summary>The arrays of a framework's recurrent layer that each tensor is made of, and why a layer cannot have them.</summary>
internal static class RecurrentSources
{
    /// <summary>By the tensors' roles; a tensor without arrays is not there.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<NamedArray>> Of(LayerSlot slot, ArrayGroup group)
    {
        Dictionary<string, IReadOnlyList<NamedArray>> sources = new(StringComparer.Ordinal);
        foreach (Parameter parameter in slot.Parameters)
        {
            NamedArray[] arrays = [.. Roles(slot, parameter, group.Framework).Select(role => group.Arrays.GetValueOrDefault(role)).OfType<NamedArray>()];
            if (arrays.Length > 0)
            {
                sources.Add(parameter.Role, arrays);
            }
        }

        return sources;
    }

    /// <summary>Why a framework has no such layer, or has its tensors in other sizes for a reason; null if nothing is known.</summary>
    public static string? Hint(LayerSlot slot, Parameter parameter, NamedArray array, TensorLayout layout) => (slot.Node.Operator, layout) switch
    {
        (Gru { ResetBefore: true }, TensorLayout.PyTorch) => "PyTorch's GRU resets the state behind the product; declare it with ResetBefore = false",
        (Gru { ResetBefore: true }, TensorLayout.Keras) when IsBias(parameter) && array.Shape.Count == 2 => "Keras's GRU with reset_after = True resets the state behind the product; declare it with ResetBefore = false",
        (Gru { ResetBefore: false }, TensorLayout.Keras) when IsBias(parameter) && array.Shape.Count == 1 => "Keras's GRU with reset_after = False resets the state in front of the product; declare it with ResetBefore = true",
        (RecurrentOperator { Directions.Count: 2 }, TensorLayout.Onnx) when array.Shape is [1, ..] => "the arrays have one direction; declare it with Direction = Direction.Forward or Backward",
        (RecurrentOperator { Directions.Count: 1 }, TensorLayout.Onnx) when array.Shape is [2, ..] => "the arrays have two directions; declare it with Direction = Direction.Both",
        _ => null,
    };

    private static bool IsBias(Parameter parameter) => parameter.Role.EndsWith("bias", StringComparison.Ordinal);

    /// <summary>What the tensor is called in a group.</summary>
    private static IEnumerable<string> Roles(LayerSlot slot, Parameter parameter, TensorLayout? framework)
    {
        (int side, string role) = RecurrentArrangements.Split(parameter.Role);
        string prefix = side == 0 ? "" : RecurrentOperator.Reverse;
        return framework switch
        {
            // One array holds both directions, and the biases of both products.
            TensorLayout.Onnx => [role == "recurrent_bias" ? "bias" : role],
            TensorLayout.Keras => [prefix + (role == "recurrent_bias" ? "bias" : role)],
            // Nothing stands between the sums of both products: their biases add up.
            TensorLayout.PyTorch when role == "bias" && slot.Parameter(prefix + "recurrent_bias") is null => [prefix + "bias", prefix + "recurrent_bias"],
            _ => [parameter.Role],
        };
    }
}
