using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The tensors that all recurrent layers have: the rows of each gate's units one gate after the other.</summary>
internal static class RecurrentParameters
{
    /// <param name="units">Rows of a gate.</param>
    /// <param name="inputs">Values of a row of the sequence.</param>
    /// <param name="hidden">Values of the state that is read.</param>
    /// <param name="gates">Gates.</param>
    /// <param name="biases">The roles of the biases.</param>
    public static IReadOnlyList<ParameterSpec> Of(int units, int inputs, int hidden, int gates, IReadOnlyList<string> biases) =>
    [
        new("weight", new TensorShape(gates * units, inputs)),
        new("recurrent_weight", new TensorShape(gates * units, hidden)),
        .. biases.Select(bias => new ParameterSpec(bias, new TensorShape(gates * units))),
    ];
}
