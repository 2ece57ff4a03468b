using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>The shapes of an operator's outputs, or the reason why there are none.</summary>
public readonly struct ShapeInference
{
    private ShapeInference(TensorShape[]? outputs, ShapeProblem? problem)
    {
        Outputs = outputs ?? [];
        Problem = problem;
    }

    public TensorShape[] Outputs { get; }

    public ShapeProblem? Problem { get; }

    public static implicit operator ShapeInference(TensorShape output) => new([output], null);

    public static implicit operator ShapeInference(TensorShape[] outputs) => new(outputs, null);

    public static implicit operator ShapeInference(ShapeProblem problem) => new(null, problem);
}
