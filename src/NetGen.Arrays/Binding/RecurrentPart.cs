namespace NetGen.Arrays.Binding;

/// <summary>What an array is to a recurrent layer.</summary>
/// <param name="Path">The framework's layer, its two directions together: "lstm", "lstm.l1" where layers are stacked.</param>
/// <param name="Framework">The framework whose words its names are.</param>
/// <param name="Role">NetGen's word, "reverse.recurrent_weight"; arrays of ONNX hold both directions and have none.</param>
internal sealed record RecurrentPart(string Path, TensorLayout Framework, string Role);
