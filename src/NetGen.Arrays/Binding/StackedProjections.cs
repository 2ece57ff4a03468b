namespace NetGen.Arrays.Binding;

/// <summary>
/// Queries, keys and values that a framework stacks in one array, row under row: PyTorch's <c>in_proj_weight</c> and <c>in_proj_bias</c>, and what code calls
/// <c>qkv</c>. Where the network has three layers for them the array becomes three, named below it: "self_attn.in_proj.query.weight".
/// </summary>
internal static class StackedProjections
{
    private static readonly string[] Names = ["query", "key", "value"];

    private static readonly HashSet<string> Stacks = new(["in_proj", "qkv", "qkv_proj", "Wqkv", "query_key_value"], StringComparer.Ordinal);

    /// <summary>The arrays with the stacked ones cut; the others as they are.</summary>
    public static NamedArrays Cut(NamedArrays file, IReadOnlyList<LayerSlot> slots)
    {
        int[][] rows = [.. Rows(slots)];
        return rows.Length == 0 ? file : file with { Items = [.. file.Items.SelectMany(array => Cut(array, rows))] };
    }

    /// <summary>The rows of query, key and value wherever the network has all three.</summary>
    private static IEnumerable<int[]> Rows(IReadOnlyList<LayerSlot> slots)
    {
        Dictionary<string, int> rows = slots.Where(slot => slot.Parameter("weight") is not null).ToDictionary(slot => slot.Layer, slot => slot.Parameter("weight")!.Type.Shape[0], StringComparer.Ordinal);
        foreach (string query in rows.Keys.Where(layer => layer.EndsWith(".query", StringComparison.Ordinal)))
        {
            string[] layers = [.. Names.Select(name => query[..^"query".Length] + name)];
            if (layers.All(rows.ContainsKey))
            {
                yield return [.. layers.Select(layer => rows[layer])];
            }
        }
    }

    private static IEnumerable<NamedArray> Cut(NamedArray array, int[][] rows)
    {
        (string path, string role) = Stacked(array.Name);
        if (role.Length == 0 || array.Shape.Count is not (1 or 2) || rows.FirstOrDefault(each => each.Sum() == array.Shape[0]) is not { } parts)
        {
            return Renamed(array);
        }

        int width = array.Values.Length / Math.Max(1, array.Shape[0]);
        List<NamedArray> cut = [];
        int first = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            cut.Add(array with { Name = $"{path}.{Names[i]}.{role}", Shape = [parts[i], .. array.Shape.Skip(1)], Values = array.Values[(first * width)..((first + parts[i]) * width)] });
            first += parts[i];
        }

        return cut;
    }

    /// <summary>PyTorch's attention to keys of another size has one array for each, beside the stacked biases.</summary>
    private static NamedArray[] Renamed(NamedArray array)
    {
        (string path, string last) = ArrayRoles.Split(array.Name);
        int which = Array.IndexOf(["q_proj_weight", "k_proj_weight", "v_proj_weight"], last);
        return [which < 0 ? array : array with { Name = $"{path}.in_proj.{Names[which]}.weight" }];
    }

    /// <summary>The path of a stack, "self_attn.in_proj", and what it stacks, "weight"; nothing where the name is none of one.</summary>
    private static (string Path, string Role) Stacked(string name)
    {
        (string path, string last) = ArrayRoles.Split(name);
        if (last is "in_proj_weight" or "in_proj_bias")
        {
            return (path.Length == 0 ? "in_proj" : path + ".in_proj", last["in_proj_".Length..]);
        }

        return last is "weight" or "bias" && Stacks.Contains(path[(path.LastIndexOf('.') + 1)..]) ? (path, last) : ("", "");
    }
}
