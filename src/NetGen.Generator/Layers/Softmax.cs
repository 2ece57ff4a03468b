using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>exp(beta x) / sum exp(beta x) over the last axis. In int8 the output's scale is 1/256 and its zero point -128 (TensorFlow Lite).</summary>
public sealed record Softmax(float Beta) : Operator
{
    public static Softmax Read(ArgumentReader arguments) => new(arguments.Float("Beta", 1, 1e-6f, 1e6f));

    public override Quantization? FixedQuantization => new(1f / 256, -128);

    public override string Describe() => "Softmax";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];

    public override bool IsRowByRow(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank >= 2;

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank >= 2 ? new(1, 1, 0, this) : null;
}
