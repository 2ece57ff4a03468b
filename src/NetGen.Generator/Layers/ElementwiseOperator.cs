using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Joins inputs value by value; an input of C or 1 x 1 x C is broadcast over height and width.</summary>
public abstract record ElementwiseOperator : ActivatedOperator
{
    public override string Describe() => GetType().Name + Activation.Suffix();

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape full = inputs[0];
        foreach (TensorShape input in inputs)
        {
            if (input.Count > full.Count)
            {
                full = input;
            }
        }

        foreach (TensorShape input in inputs)
        {
            if (input != full && !FeatureMaps.IsChannelwise(input, full))
            {
                string shapes = string.Join(", ", inputs);
                return new ShapeProblem(FindingIds.ShapeMismatch, "Inputs", $"the inputs are {shapes}; they must be equal, or one value for each of the {full.Channels} channels");
            }
        }

        return full;
    }

    public override bool CanOverwrite(int input, IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        inputs[input] == outputs[0];

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) =>
        inputs.All(input => input == inputs[0]) ? new(1, 1, 0, this) : null;
}
