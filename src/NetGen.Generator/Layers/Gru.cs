using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Gated recurrent unit (Cho 2014): r, z = sigmoid(W x + U h' + b), h = (1 - z) n + z h'. Reset behind the product (PyTorch, Keras since version 2):
/// n = tanh(W x + b + r (U h' + b')); in front of it (the paper, ONNX by default): n = tanh(W x + b + U (r h')). MACs a step = 3 k (n + k). Parameters:
/// weight 3k x n, recurrent_weight 3k x k, bias 3k, gates in the order r, z, n (PyTorch's); behind the product recurrent_bias 3k as well.
/// </summary>
public sealed record Gru(int Units, bool ResetBefore) : RecurrentOperator(Units)
{
    private const int Gates = 3;

    public static Gru Read(ArgumentReader arguments) => Common(new Gru(arguments.Int("Units", 1), arguments.Flag("ResetBefore")), arguments);

    public override IReadOnlyList<(string Name, int Size)> StateSizes => [("hidden", Units)];

    public override Quantization? FixedQuantization => UnitQuantization;

    public override IReadOnlyList<(string Name, TensorType Type)> Carried(StepBuilder step) => step.Kept(Units);

    public override string Describe() => $"Gru {Units}{Suffix(ResetBefore ? ", reset before" : "")}";

    public override IReadOnlyList<Value> Step(StepBuilder step, Value row, IReadOnlyList<Value> states)
    {
        Value input = step.Dense("input", row, "weight", "bias", 0, Gates * Units, step.Gate(Gates * Units));
        Value precise = states[states.Count - 1];
        if (!ResetBefore)
        {
            Value all = step.Dense("recurrent", states[0], "recurrent_weight", "recurrent_bias", 0, Gates * Units, step.Gate(Gates * Units));
            return step.Add("cell", new GruCell { Integer = step.IsInteger }, [input, all, precise], step.Kept(Units));
        }

        Value gates = step.Dense("recurrent", states[0], "recurrent_weight", null, 0, 2 * Units, step.Gate(2 * Units));
        IReadOnlyList<Value> opened = step.Add("gates", new GruGates(Minimal: false), [input, gates, precise], [("reset", step.Narrow(Units)), ("update", step.Unit(Units))]);
        Value candidate = step.Dense("candidate", opened[0], "recurrent_weight", null, 2 * Units, Units, step.Gate(Units));
        return step.Add("cell", new GruBlend(Minimal: false) { Integer = step.IsInteger }, [input, candidate, opened[1], precise], step.Kept(Units));
    }

    protected override IReadOnlyList<ParameterSpec> Parameters(int n) =>
        RecurrentParameters.Of(Units, n, Units, Gates, !Bias ? [] : ResetBefore ? ["bias"] : ["bias", "recurrent_bias"]);

    /// <summary>A reset behind the product multiplies U h' + b', which is no gate and no state.</summary>
    protected override long Gated => (long)(ResetBefore ? Gates : Gates + 1) * Units;

    protected override long StepMacs(long n) => (long)Gates * Units * (n + Units);
}
