using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>Whether the arrays of a group can be the tensors of a slot.</summary>
internal static class Fit
{
    /// <summary>Why not; null if they can.</summary>
    public static string? Problem(LayerSlot slot, ArrayGroup group, TensorLayout layout)
    {
        IReadOnlyDictionary<string, NamedArray> arrays = Roles(slot, group);
        foreach (Parameter parameter in slot.Parameters)
        {
            if (!arrays.TryGetValue(parameter.Role, out NamedArray? array))
            {
                if (Default(parameter.Role) is not null && group.Kind is (GroupKind.Norm or GroupKind.Scale))
                {
                    continue;
                }

                return parameter.Role == "bias" && arrays.ContainsKey("weight")
                    ? $"{slot.Layer} has a bias, {group.Path} has none; declare it with Bias = false"
                    : $"{slot.Layer} has {parameter.Role}, {group.Path} has none";
            }

            if (Problem(slot, parameter, array, layout) is { } problem)
            {
                return problem;
            }
        }

        string? more = arrays.Keys.FirstOrDefault(role => slot.Parameter(role) is null);
        return more is null ? null : $"{group.Path} has {more}, {slot.Layer} has none" + (more == "bias" ? "; declare it with Bias = true" : "");
    }

    /// <summary>Why an array cannot be a tensor; null if it can.</summary>
    public static string? Problem(LayerSlot slot, Parameter parameter, NamedArray array, TensorLayout layout)
    {
        if (array.Element > ArrayElement.BFloat16)
        {
            return $"{array.Name} is {array.Element.Name()}; trained tensors are floating-point numbers";
        }

        if (Arrangements.Of(slot, parameter, layout) is not { } arrangement)
        {
            return $"{slot.Layer} reads feature maps that were flattened and then joined or reordered, so that the order of its inputs in PyTorch is not known; arrange {array.Name} as NetGen has it and bind it with a map file and [netgen]";
        }

        return arrangement.Accepts(array.Shape) || IsShared(slot, array)
            ? null
            : $"{parameter.Name} is {parameter.Type.Shape}, in {layout}'s order {string.Join('x', arrangement.Shape)}; {array.Name} is {array.ShapeText}";
    }

    /// <summary>The values in the tensor's order.</summary>
    public static float[] Arrange(LayerSlot slot, Parameter parameter, NamedArray array, TensorLayout layout)
    {
        Arrangement arrangement = Arrangements.Of(slot, parameter, layout)!;
        return arrangement.Accepts(array.Shape) ? arrangement.Apply(array.Values) : [.. Enumerable.Repeat(array.Values[0], (int)parameter.Type.Count)];
    }

    /// <summary>What stands for a tensor that a normalization without scale or shift has not.</summary>
    public static float? Default(string role) => role switch
    {
        "gamma" => 1,
        "beta" => 0,
        _ => null,
    };

    /// <summary>PyTorch's PReLU calls its slopes weight.</summary>
    public static IReadOnlyDictionary<string, NamedArray> Roles(LayerSlot slot, ArrayGroup group) =>
        slot.Kind == GroupKind.Slope && group is { Kind: GroupKind.Weighted or GroupKind.Scale, Arrays.Count: 1 } && group.Arrays.Values.Single() is { Shape.Count: <= 1 } slopes
            ? new Dictionary<string, NamedArray>(StringComparer.Ordinal) { ["alpha"] = slopes }
            : group.Arrays;

    /// <summary>One slope for all channels, PyTorch's default.</summary>
    private static bool IsShared(LayerSlot slot, NamedArray array) => slot.Kind == GroupKind.Slope && array.Values.Length == 1;
}
