using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// A scale and an offset for each channel: what batch normalization becomes where no layer can take it in. No attribute of its own. Its
/// integer arithmetic is that of a depthwise convolution with a 1 x 1 kernel.
/// </summary>
public sealed record ChannelAffine : ActivatedOperator
{
    public override string Describe() => "BatchNorm" + Activation.Suffix();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape shape = new(inputs[0].Channels);
        return [new("weight", shape), new("bias", shape)];
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        new(Norm: 2L * inputs[0].Channels);

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) => new(1, 1, 0, this);
}
