using NetGen.Generator.Graph;
using NetGen.Generator.Layers;

namespace NetGen.Arrays.Binding;

/// <summary>Whether the arrays of a group can be the tensors of a slot.</summary>
internal static class Fit
{
    /// <summary>Why not; null if they can.</summary>
    public static string? Problem(LayerSlot slot, ArrayGroup group, TensorLayout layout)
    {
        IReadOnlyDictionary<string, IReadOnlyList<NamedArray>> sources = Sources(slot, group);
        foreach (Parameter parameter in slot.Parameters)
        {
            if (!sources.TryGetValue(parameter.Role, out IReadOnlyList<NamedArray>? arrays))
            {
                if (Default(parameter.Role) is not null && group.Kind is (GroupKind.Norm or GroupKind.Scale))
                {
                    continue;
                }

                return parameter.Role == "bias" && sources.ContainsKey("weight")
                    ? $"{slot.Layer} has a bias, {group.Path} has none; declare it with Bias = false"
                    : $"{slot.Layer} has {parameter.Role}, {group.Path} has none";
            }

            if (arrays.Select(array => Problem(slot, parameter, array, group.Framework ?? layout)).FirstOrDefault(problem => problem is not null) is { } problem)
            {
                return problem;
            }
        }

        HashSet<NamedArray> used = [.. sources.Where(pair => slot.Parameter(pair.Key) is not null).SelectMany(pair => pair.Value)];
        string? more = group.Arrays.FirstOrDefault(pair => !used.Contains(pair.Value)).Key;
        return more is null ? null : $"{group.Path} has {more}, {slot.Layer} has none" + More(slot, more);
    }

    /// <summary>Why an array cannot be a tensor; null if it can.</summary>
    public static string? Problem(LayerSlot slot, Parameter parameter, NamedArray array, TensorLayout layout)
    {
        if (array.Element > ArrayElement.BFloat16)
        {
            return $"{array.Name} is {array.Element.Name()}; trained tensors are floating-point numbers";
        }

        string? hint = slot.Kind == GroupKind.Recurrent ? RecurrentSources.Hint(slot, parameter, array, layout) : null;
        if (Arrangements.Of(slot, parameter, layout) is not { } arrangement)
        {
            return slot.Kind == GroupKind.Recurrent
                ? $"{slot.Layer}: " + (hint ?? $"{layout} has no layer with the {parameter.Role} of {slot.Node.Operator.Describe()}; arrange {array.Name} as NetGen has it and bind it with a map file and [netgen]")
                : $"{slot.Layer} reads feature maps that were flattened and then joined or reordered, so that the order of its inputs in PyTorch is not known; arrange {array.Name} as NetGen has it and bind it with a map file and [netgen]";
        }

        return arrangement.Accepts(array.Shape) || IsShared(slot, array)
            ? null
            : $"{parameter.Name} is {parameter.Type.Shape}, in {layout}'s order {string.Join('x', arrangement.Shape)}; {array.Name} is {array.ShapeText}" + (hint is null ? "" : $"; {hint}");
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

    /// <summary>The arrays that each tensor is the sum of, one nearly always, by the tensors' roles. PyTorch's PReLU calls its slopes weight.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<NamedArray>> Sources(LayerSlot slot, ArrayGroup group)
    {
        if (slot.Kind == GroupKind.Recurrent && group.Kind == GroupKind.Recurrent)
        {
            return RecurrentSources.Of(slot, group);
        }

        bool isSlope = slot.Kind == GroupKind.Slope && group is { Kind: GroupKind.Weighted or GroupKind.Scale, Arrays.Count: 1 } && group.Arrays.Values.Single() is { Shape.Count: <= 1 };
        return group.Arrays.ToDictionary(pair => isSlope ? "alpha" : pair.Key, IReadOnlyList<NamedArray> (pair) => [pair.Value], StringComparer.Ordinal);
    }

    private static string More(LayerSlot slot, string role) => role switch
    {
        "bias" => "; declare it with Bias = true",
        _ when slot.Kind == GroupKind.Recurrent && role.StartsWith(RecurrentOperator.Reverse, StringComparison.Ordinal) => "; declare it with Direction = Direction.Both",
        _ => "",
    };

    /// <summary>One slope for all channels, PyTorch's default.</summary>
    private static bool IsShared(LayerSlot slot, NamedArray array) => slot.Kind == GroupKind.Slope && array.Values.Length == 1;
}
