using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The recurrent network of Elman: h = f(W x + U h' + b), f tanh or relu. MACs a step = k (n + k). Parameters: weight k x n, recurrent_weight k x k, bias k.
/// </summary>
public sealed record Rnn(int Units, ActivationKind Activation) : RecurrentOperator(Units)
{
    private static readonly ActivationKind[] Possible = [ActivationKind.Tanh, ActivationKind.Relu];

    public static Rnn Read(ArgumentReader arguments)
    {
        ActivationKind activation = arguments.Member("Activation", ActivationKind.Tanh);
        if (!Possible.Contains(activation))
        {
            arguments.Report(FindingIds.ArgumentOutOfRange, "Activation", $"Activation is {activation}; a recurrent layer has {string.Join(" or ", Possible)}");
        }

        return Common(new Rnn(arguments.Int("Units", 1), activation), arguments);
    }

    public override IReadOnlyList<(string Name, int Size)> StateSizes => [("hidden", Units)];

    public override Quantization? FixedQuantization => Activation == ActivationKind.Tanh ? UnitQuantization : null;

    public override IReadOnlyList<InternalValue> Internals(IReadOnlyList<TensorShape> inputs) =>
        Activation == ActivationKind.Tanh ? [] : [new InternalValue("sum", ElementType.Int16, new TensorShape(Units), IsPowerOfTwo: false)];

    public override IReadOnlyList<string> Covered(string name) => name == "sum" ? ["input", "recurrent", "hidden"] : base.Covered(name);

    public override string Describe() => $"Rnn {Units}{Suffix()}, {Activation}";

    public override IReadOnlyList<Value> Step(StepBuilder step, Value row, IReadOnlyList<Value> states)
    {
        TensorType sums = Activation == ActivationKind.Tanh ? step.Gate(Units) : step.Internal("sum", Units);
        Value input = step.Dense("input", row, "weight", "bias", 0, Units, sums);
        Value recurrent = step.Dense("recurrent", states[0], "recurrent_weight", null, 0, Units, sums);
        return step.Add("cell", new RnnCell(Activation), [input, recurrent], [("hidden", step.Output(Units))]);
    }

    protected override IReadOnlyList<ParameterSpec> Parameters(int n) => RecurrentParameters.Of(Units, n, Units, 1, Bias ? ["bias"] : []);

    protected override long Gated => 0;

    protected override long StepMacs(long n) => Units * (n + Units);
}
