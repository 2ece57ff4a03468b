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

    public override string Describe() => $"MinimalGru {Units}{Suffix()}";

    public override IReadOnlyList<Value> Step(StepBuilder step, Value row, IReadOnlyList<Value> states)
    {
        Value input = step.Dense("input", row, "weight", "bias", 0, Gates * Units);
        Value gate = step.Dense("recurrent", states[0], "recurrent_weight", null, 0, Units);
        IReadOnlyList<Value> opened = step.Add("gate", new GruGates(Minimal: true), [input, gate, states[0]], [("reset", new TensorShape(Units)), ("update", new TensorShape(Units))], []);
        Value candidate = step.Dense("candidate", opened[0], "recurrent_weight", null, Units, Units);
        return [step.Add("hidden", new GruBlend(Minimal: true), [input, candidate, opened[1], states[0]])];
    }

    protected override IReadOnlyList<ParameterSpec> Parameters(int n) => RecurrentParameters.Of(Units, n, Units, Gates, Bias ? ["bias"] : []);

    protected override long StepMacs(long n) => (long)Gates * Units * (n + Units);
}
