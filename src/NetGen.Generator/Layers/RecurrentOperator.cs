using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// A recurrent layer: it reads the rows of a sequence one after the other and carries a state from row to row. Input length x channels, n channels a row, k
/// units. Before code is written it becomes a loop whose body is plain layers (<see cref="Step"/>).
/// </summary>
public abstract record RecurrentOperator(int Units) : Operator
{
    /// <summary>Whether the outputs of all steps are wanted, one row a step, or the last step's alone.</summary>
    public bool Sequences { get; init; }

    public StepDirection Direction { get; init; }

    /// <summary>Whether the layer gives the states behind the last step as well, as outputs of their own.</summary>
    public bool States { get; init; }

    /// <summary>Whether sums have a bias.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>What each state is called and its values, the one that the next step's sums read first.</summary>
    public abstract IReadOnlyList<(string Name, int Size)> StateSizes { get; }

    /// <summary>Scale and zero point of 8-bit values between -1 and 1.</summary>
    public static readonly Quantization UnitQuantization = new(1f / 128, 0);

    /// <summary>The states as a step carries them: those that the user sees first.</summary>
    public virtual IReadOnlyList<(string Name, TensorType Type)> Carried(StepBuilder step) => [("hidden", step.Output(OutputSize))];

    /// <summary>
    /// The values of a step, as <see cref="Step"/> names them, that a quantization must cover: that of the output, which the recurrence reads too, for "", else that
    /// of a value of <see cref="Operator.Internals"/>.
    /// </summary>
    public virtual IReadOnlyList<string> Covered(string name) => [name.Length == 0 ? "hidden" : name];

    /// <summary>Values of one step's output in one direction.</summary>
    public virtual int OutputSize => Units;

    /// <summary>One step's output in both directions.</summary>
    public int Channels => OutputSize * Directions.Count;

    /// <summary>What the parameters' roles begin with in each direction.</summary>
    public IReadOnlyList<string> Directions => Direction == StepDirection.Both ? ["", Reverse] : [""];

    /// <summary>What the roles of the backward direction begin with where there are both.</summary>
    public const string Reverse = "reverse.";

    /// <summary>The nodes of one step and the state behind it.</summary>
    public abstract IReadOnlyList<Value> Step(StepBuilder step, Value row, IReadOnlyList<Value> states);

    /// <summary>The trained tensors of one direction for rows of n values.</summary>
    protected abstract IReadOnlyList<ParameterSpec> Parameters(int n);

    /// <summary>Multiply-accumulates of one step in one direction for rows of n values.</summary>
    protected abstract long StepMacs(long n);

    /// <summary>Values of one step in one direction that the backward pass reads beside the states: what left each gate, and products that a gate opened or closed.</summary>
    protected abstract long Gated { get; }

    public override StepCost? CostOfSteps(IReadOnlyList<TensorShape> inputs)
    {
        long states = StateSizes.Sum(state => (long)state.Size);
        int directions = Directions.Count;
        return new StepCost(inputs[0].Height, StepMacs(RowOf(inputs[0])) * directions, states * directions, Channels, (Gated + states) * directions, Direction != StepDirection.Forward);
    }

    public override string? OutputLike(int output) => output == 0 ? null : StateSizes[output - 1].Name is "hidden" ? "" : StateSizes[output - 1].Name;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs[0].Rank < 2)
        {
            return InferStep(inputs);
        }

        int length = inputs[0].Height;
        List<TensorShape> outputs = [Sequences ? new TensorShape(length, Channels) : new TensorShape(Channels)];
        if (States)
        {
            outputs.AddRange(StateSizes.Select(state => new TensorShape(state.Size * Directions.Count)));
        }

        return FindMisfit(inputs) is { } misfit ? misfit : outputs.ToArray();
    }

    /// <summary>Of a vector: one step, behind states that are all given.</summary>
    private ShapeInference InferStep(IReadOnlyList<TensorShape> inputs)
    {
        if (inputs.Count == 1 || inputs[0].Rank == 0)
        {
            return new ShapeProblem(FindingIds.ShapeMismatch, null, $"the input is {inputs[0]}; a recurrent layer reads a sequence, length x channels");
        }

        if (Sequences || Direction != StepDirection.Forward)
        {
            return new ShapeProblem(FindingIds.ConflictingArguments, Sequences ? "Sequences" : "Direction", $"the input is {inputs[0]}, a vector, and so a single step; leave it out");
        }

        if (FindMisfit(inputs) is { } misfit)
        {
            return misfit;
        }

        return inputs.Count - 1 < StateSizes.Count
            ? new ShapeProblem(FindingIds.WrongInputCount, "State", $"the input is {inputs[0]}, a vector, and so a single step, which wants all states: {string.Join(", ", StateSizes.Select(state => state.Name))}")
            : States ? new TensorShape[] { new(OutputSize) }.Concat(StateSizes.Select(state => new TensorShape(state.Size))).ToArray()
            : new TensorShape(OutputSize);
    }

    /// <summary>Why the given states are not the layer's; null if they are.</summary>
    private ShapeProblem? FindMisfit(IReadOnlyList<TensorShape> inputs)
    {
        IReadOnlyList<(string Name, int Size)> given = StateSizes;
        for (int i = 1; i < inputs.Count; i++)
        {
            if (i > given.Count)
            {
                return new ShapeProblem(FindingIds.WrongInputCount, "State", $"the layer has {given.Count} state{(given.Count == 1 ? "" : "s")}: {string.Join(", ", given.Select(state => state.Name))}; {inputs.Count - 1} are given");
            }

            int wanted = given[i - 1].Size * Directions.Count;
            if (inputs[i].Count != wanted)
            {
                return new ShapeProblem(FindingIds.ShapeMismatch, "State", $"the state {given[i - 1].Name} has {wanted} values; {inputs[i]} is given");
            }
        }

        return null;
    }

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        IReadOnlyList<ParameterSpec> one = Parameters(RowOf(inputs[0]));
        return [.. Directions.SelectMany(prefix => one.Select(spec => spec with { Role = prefix + spec.Role }))];
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs)
    {
        int n = RowOf(inputs[0]);
        IReadOnlyList<ParameterSpec> own = Parameters(n);
        long weights = own.Where(spec => spec.IsWeight).Sum(spec => spec.Shape.Count);

        // Peepholes scale values one by one, as normalization does.
        long scales = own.Where(spec => !spec.IsWeight && !spec.IsBias).Sum(spec => spec.Shape.Count);
        long biases = own.Where(spec => spec.IsBias).Sum(spec => spec.Shape.Count);
        long steps = inputs[0].Height;
        return new OperatorCost(steps * StepMacs(n), weights, biases, scales, steps * OutputSize) * Directions.Count;
    }

    /// <summary>Values of one row.</summary>
    public static int RowOf(TensorShape sequence) => (int)(sequence.Count / sequence.Height);

    protected string Suffix(string more = "") =>
        (Direction switch { StepDirection.Both => ", both directions", StepDirection.Backward => ", backwards", _ => "" }) + more + (Sequences ? ", all steps" : "");

    protected static T Common<T>(T op, ArgumentReader arguments)
        where T : RecurrentOperator => op with
        {
            Sequences = arguments.Flag("Sequences"),
            Direction = arguments.Member("Direction", StepDirection.Forward),
            States = arguments.Flag("States"),
            Bias = arguments.Flag("Bias", true),
        };
}
