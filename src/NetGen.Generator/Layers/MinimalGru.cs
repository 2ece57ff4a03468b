using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Minimal gated unit (Zhou 2016): f = sigmoid(W x + U h' + b), n = tanh(W x + U (f h') + b), h = (1 - f) h' + f n. MACs a step = 2 k (n + k). Parameters:
/// weight 2k x n, recurrent_weight 2k x k, bias 2k, in the order f, n.
/// </summary>
public sealed record MinimalGru(int Units) : RecurrentOperator(Units)
{
    private const int Gates = 2;

    public static MinimalGru Read(ArgumentReader arguments) => Common(new MinimalGru(arguments.Int("Units", 1)), arguments);

    public override IReadOnlyList<(string Name, int Size)> StateSizes => [("hidden", Units)];

    public override Quantization? FixedQuantization => UnitQuantization;

    public override IReadOnlyList<(string Name, TensorType Type)> Carried(StepBuilder step) => step.Kept(Units);

    public override string Describe() => $"MinimalGru {Units}{Suffix()}";

    public override IReadOnlyList<Value> Step(StepBuilder step, Value row, IReadOnlyList<Value> states)
    {
        Value precise = states[states.Count - 1];
        Value input = step.Dense("input", row, "weight", "bias", 0, Gates * Units, step.Gate(Gates * Units));
        Value gate = step.Dense("recurrent", states[0], "recurrent_weight", null, 0, Units, step.Gate(Units));
        IReadOnlyList<Value> opened = step.Add("gate", new GruGates(Minimal: true), [input, gate, precise], [("reset", step.Narrow(Units)), ("update", step.Unit(Units))]);
        Value candidate = step.Dense("candidate", opened[0], "recurrent_weight", null, Units, Units, step.Gate(Units));
        return step.Add("cell", new GruBlend(Minimal: true) { Integer = step.IsInteger }, [input, candidate, opened[1], precise], step.Kept(Units));
    }

    protected override IReadOnlyList<ParameterSpec> Parameters(int n) => RecurrentParameters.Of(Units, n, Units, Gates, Bias ? ["bias"] : []);

    protected override long Gated => (long)Gates * Units;

    protected override long StepMacs(long n) => (long)Gates * Units * (n + Units);
}
