namespace NetGen.Arrays.Binding;

/// <summary>Why arrays cannot be bound: a line for each thing to know.</summary>
internal static class BindingProblem
{
    private const int MostNamed = 6;

    /// <summary>Layers or arrays are left over, or the orders contradict each other.</summary>
    public static string OfMissing(ArrayBinding binding, IReadOnlyList<LayerSlot> slots, IReadOnlyList<ArrayGroup> groups)
    {
        List<string> lines = [$"the arrays do not fit the layers one to one (axes in the order of {binding.Layout}: {binding.Reason})"];
        HashSet<NamedArray> unused = [.. binding.Unused];
        ArrayGroup[] left = [.. groups.Where(group => group.Arrays.Values.All(unused.Contains))];
        NamedArray[] other = [.. binding.Unused.Except(left.SelectMany(group => group.Arrays.Values))];
        Add(lines, "no arrays for", binding.Missing.Select(slot => slot.Text));
        Add(lines, "no layer for", left.Select(group => group.Text).Concat(other.Select(array => $"{array.Name} ({array.ShapeText})")));
        foreach (LayerSlot slot in binding.Missing)
        {
            if (Nearest(slot, binding, slots, left) is { } near && Fit.Problem(slot, near, binding.Layout) is { } problem)
            {
                lines.Add(problem);
                break;
            }
        }

        if (lines.Count == 1)
        {
            lines.Add("each layer has arrays of its shapes, but the file has them in an order in which the network cannot run");
        }

        return string.Join('\n', lines);
    }

    /// <summary>Several layers could change places.</summary>
    public static string OfDoubts(IReadOnlyList<Match> differing, IReadOnlyDictionary<LayerSlot, ArrayGroup> other)
    {
        if (differing.Count == 0)
        {
            return "there are too many ways to give arrays to the layers to look at them all; --in-order takes them in the order of the declaration";
        }

        List<string> lines = ["there are several ways to give the arrays to the layers, which stand side by side and have equal shapes; --in-order takes them in the order of the declaration"];
        Add(lines, "in doubt", differing.Select(match => $"{match.Slot.Layer} could be {match.Group.Path} or {other[match.Slot].Path}"));
        return string.Join('\n', lines);
    }

    /// <summary>The group that is left over at about the same place: behind that of the last slot before it that has one.</summary>
    private static ArrayGroup? Nearest(LayerSlot slot, ArrayBinding binding, IReadOnlyList<LayerSlot> slots, ArrayGroup[] left)
    {
        if (left.FirstOrDefault(group => group.Path == slot.Layer && group.Kind == slot.Kind) is { } named)
        {
            return named;
        }

        int before = slots.Count(other => other.Kind == slot.Kind && other.Index < slot.Index && !binding.Missing.Contains(other));
        ArrayGroup[] kind = [.. left.Where(group => group.Kind == slot.Kind)];
        int missing = binding.Missing.Count(other => other.Kind == slot.Kind && other.Index < slot.Index);
        return kind.Length == 0 || before + missing < 0 ? null : kind[Math.Min(missing, kind.Length - 1)];
    }

    private static void Add(List<string> lines, string title, IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (all.Length > 0)
        {
            lines.Add($"{title}: {string.Join("; ", all.Take(MostNamed))}{(all.Length > MostNamed ? $"; and {all.Length - MostNamed} more" : "")}");
        }
    }
}
