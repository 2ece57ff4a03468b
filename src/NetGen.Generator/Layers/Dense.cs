using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Fully connected layer over all values of the input. Weights are units x inputs. MACs = inputs * units.</summary>
public sealed record Dense(int Units, bool Bias) : ActivatedOperator
{
    public static Dense Read(ArgumentReader arguments) =>
        new(arguments.Int("Units", 1), arguments.Flag("Bias", true))
        {
            Activation = arguments.Activation(),
            Alpha = arguments.Alpha(),
        };

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
