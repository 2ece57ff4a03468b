using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>exp(beta x) / sum exp(beta x) over the last axis. In int8 the output's scale is 1/256 and its zero point -128 (TensorFlow Lite).</summary>
/// <param name="Causal">Row i of t x t, or t x heads x t, is over the values 0 to i; those behind become 0.</param>
public sealed record Softmax(float Beta, bool Causal) : PositionalOperator
{
    public static Softmax Read(ArgumentReader arguments) => new(arguments.Float("Beta", 1, 1e-6f, 1e6f), arguments.Flag("Causal"));

    public override Quantization? FixedQuantization => new(1f / 256, -128);

    public override string Describe() => Causal ? "Softmax, causal" : "Softmax";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => Causal && (inputs[0].Rank is not (2 or 3) || (Context == 0 ? inputs[0].Height : Context) != inputs[0].Channels)
        ? new ShapeProblem(FindingIds.ShapeMismatch, "Causal", $"the input is {inputs[0]}; causal softmax is over t x t values, or t x heads x t")
        : inputs[0];

    public override bool IsPositional => Causal;

    public override bool StopsAtPosition(int input) => true;

    public override bool IsRowByRow(IReadOnlyList<TensorShape> inputs) => inputs[0].Rank >= 2;

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) => true;

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) => Causal ? null : new(1, 1, 0, this);

    public override RowAccess? OverTime(IReadOnlyList<TensorShape> inputs) => !Causal && inputs[0].Rank >= 2 ? new(1, 1, 0, this) : null;
}
