using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>The elementwise half of an <see cref="Rnn"/>: f of the sum of the input's and of the state's products.</summary>
public sealed record RnnCell(ActivationKind Activation) : Operator
{
    public override string Describe() => "sum, " + Activation;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];
}
