using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Long short-term memory: i, f, o = sigmoid(W x + U h' + b), g = tanh(W x + U h' + b), c = f c' + i g, h = o tanh(c) (Hochreiter and Schmidhuber 1997, Gers
/// 2000). MACs a step = 4 k (n + k). Parameters: weight 4k x n, recurrent_weight 4k x k, bias 4k, gates in the order i, f, g, o (PyTorch's).
/// </summary>
public sealed record Lstm(int Units) : RecurrentOperator(Units)
{
    /// <summary>Values that the output is projected to, h = P (o tanh(c)); 0: none (Sak 2014). The recurrence reads the projected values.</summary>
    public int Projection { get; init; }

    /// <summary>Whether the gates see the cell, i and f the one before, o the new one, each through a weight of its own: peephole 3k, order i, f, o (Gers 2000).</summary>
    public bool Peepholes { get; init; }

    /// <summary>Whether the input gate is 1 - f (Greff 2017): three gates in the order f, g, o.</summary>
    public bool Coupled { get; init; }

    /// <summary>What the cell is limited to on both sides, as TensorFlow limits it; 0: nothing.</summary>
    public float CellClip { get; init; }

    public static Lstm Read(ArgumentReader arguments) => Common(
        new Lstm(arguments.Int("Units", 1))
        {
            Projection = arguments.Int("Projection", 0, min: 0),
            Peepholes = arguments.Flag("Peepholes"),
            Coupled = arguments.Flag("Coupled"),
            CellClip = arguments.Float("CellClip", 0, 0),
        },
        arguments);

    public override int OutputSize => Projection > 0 ? Projection : Units;

    public override IReadOnlyList<(string Name, int Size)> StateSizes => [("hidden", OutputSize), ("cell", Units)];

    public override IReadOnlyList<InternalValue> Internals(IReadOnlyList<TensorShape> inputs) => [new InternalValue("cell", ElementType.Int16, new TensorShape(Units), IsPowerOfTwo: true)];

    public override IReadOnlyList<string> Covered(string name) => name.Length == 0 && Projection > 0 ? ["projection"] : base.Covered(name);

    public override IReadOnlyList<(string Name, TensorType Type)> Carried(StepBuilder step) => [("hidden", step.Output(OutputSize)), ("cell", step.Internal("cell", Units))];

    public override ElementType? WantedElement(int input) => input == 2 ? ElementType.Int16 : null;

    private int Gates => Coupled ? 3 : 4;

    private int Peeping => Peepholes ? Gates - 1 : 0;

    public override string Describe() =>
        $"Lstm {Units}{Suffix((Projection > 0 ? $" to {Projection}" : "") + (Peepholes ? ", peepholes" : "") + (Coupled ? ", coupled gates" : ""))}";

    public override IReadOnlyList<Value> Step(StepBuilder step, Value row, IReadOnlyList<Value> states)
    {
        TensorType sums = step.Gate(Gates * Units);
        Value input = step.Dense("input", row, "weight", "bias", 0, Gates * Units, sums);
        Value recurrent = step.Dense("recurrent", states[0], "recurrent_weight", null, 0, Gates * Units, sums);
        Parameter[] peephole = Peepholes ? [step.Find("peephole")! with { Role = "peephole" }] : [];
        IReadOnlyList<Value> next = step.Add(
            "cell",
            new LstmCell(Peepholes, Coupled, CellClip),
            [input, recurrent, states[1]],
            [("cell", step.Internal("cell", Units)), Projection > 0 ? ("memory", step.Narrow(Units)) : ("hidden", step.Output(Units))],
            peephole);
        Value hidden = Projection > 0 ? step.Dense("projection", next[1], "projection_weight", null, 0, Projection, step.Output(Projection)) : next[1];
        return [hidden, next[0]];
    }

    protected override IReadOnlyList<ParameterSpec> Parameters(int n) =>
    [
        .. RecurrentParameters.Of(Units, n, OutputSize, Gates, Bias ? ["bias"] : []),
        .. Peepholes ? [new ParameterSpec("peephole", new TensorShape(Peeping * Units), -1)] : Array.Empty<ParameterSpec>(),
        .. Projection > 0 ? [new ParameterSpec("projection_weight", new TensorShape(Projection, Units))] : Array.Empty<ParameterSpec>(),
    ];

    protected override long Gated => (long)Gates * Units;

    protected override long StepMacs(long n) => ((long)Gates * Units * (n + OutputSize)) + ((long)Units * Projection);
}
