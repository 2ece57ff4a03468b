using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Import.Building;

/// <summary>
/// Asks the compiler's own shape rules what a draft gives, so that an imported layer cannot mean something else to the
/// compiler than to the file.
/// </summary>
internal static class LayerVerifier
{
    /// <summary>Sets the draft's shapes; the reason if the compiler would refuse the layer.</summary>
    public static string? Check(LayerDraft draft)
    {
        string? problem = null;
        ArgumentReader reader = new(new LayerModel("Layer", draft.Kind, draft.Arguments.ToArray()), (_, _, message) => problem ??= message);
        Operator op = LayerKinds.Read(draft.Kind, reader);
        if (problem is not null)
        {
            return problem;
        }

        TensorShape[] inputs = draft.Inputs.Select(input => input.Shape).ToArray();
        ShapeInference shapes = op.InferShape(inputs);
        if (shapes.Problem is { } misfit)
        {
            return misfit.Message;
        }

        draft.Shapes = shapes.Outputs;
        return CheckTensors(draft, op.Parameters(inputs));
    }

    private static string? CheckTensors(LayerDraft draft, IReadOnlyList<ParameterSpec> specs)
    {
        foreach (ParameterSpec spec in specs)
        {
            DraftTensor? tensor = draft.Tensors.Find(candidate => candidate.Role == spec.Role);
            if (tensor is null)
            {
                return $"its {spec.Role} is missing";
            }

            if (tensor.Type.Shape != spec.Shape)
            {
                return $"its {spec.Role} is {tensor.Type.Shape}; its input {draft.Inputs[0].Shape} demands {spec.Shape}";
            }
        }

        return null;
    }
}
