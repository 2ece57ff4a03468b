using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Fully connected layer over all values of the input. Weights are units x inputs. MACs = inputs * units.</summary>
public sealed record Dense(int Units, bool Bias) : ActivatedOperator
{
    /// <summary>At each position it is a pointwise convolution.</summary>
    public static ActivatedOperator Read(ArgumentReader arguments)
    {
        Dense dense = new(arguments.Int("Units", 1), arguments.Flag("Bias", true))
        {
            Activation = arguments.Activation(),
            Alpha = arguments.Alpha(),
        };
        if (arguments.Has("WeightOf") && arguments.Flag("BatchNorm"))
        {
            arguments.Report(FindingIds.ConflictingArguments, "BatchNorm", "batch normalization would be folded into a weight that is another layer's; leave out WeightOf, or normalize in a layer of its own");
        }

        string? owner = (arguments.Layer.Find("WeightOf") as ArgumentValue.Text)?.Value;
        if (arguments.Flag("PerPosition"))
        {
            return new Conv2D(dense.Units, new Window(1, 1), 1, dense.Bias) { Activation = dense.Activation, Alpha = dense.Alpha, WeightOf = owner, IsDense = true };
        }

        if (owner is not null)
        {
            arguments.Report(FindingIds.ConflictingArguments, "WeightOf", "WeightOf wants PerPosition = true: a dense layer over all values of a sequence has weights of another shape");
        }

        return dense;
    }

    /// <summary>Whether an integer layer gives 16-bit values: the sums of a gate.</summary>
    public bool Wide { get; init; }

    public override ElementType OutputElement(ElementType input) => Wide && input == ElementType.Int8 ? ElementType.Int16 : input;

    public override string Describe() => "Dense" + Activation.Suffix();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => new TensorShape(Units);

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        ParameterSpec weight = new("weight", new TensorShape(Units, (int)Math.Min(inputs[0].Count, int.MaxValue)));
        return Bias ? [weight, new ParameterSpec("bias", new TensorShape(Units))] : [weight];
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        new(inputs[0].Count * Units, inputs[0].Count * Units, Bias ? Units : 0, 0, Units);
}
