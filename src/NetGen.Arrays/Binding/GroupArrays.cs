namespace NetGen.Arrays.Binding;

/// <summary>Arrays to the layers of the framework, by their names.</summary>
internal sealed class GroupArrays
{
    private readonly List<ArrayGroup> groups = [];
    private readonly List<NamedArray> others = [];

    private readonly HashSet<GroupKind> kinds;

    private GroupArrays(HashSet<GroupKind> kinds) => this.kinds = kinds;

    /// <summary>The groups in the order of the file, and the arrays whose names say nothing.</summary>
    /// <param name="arrays">The arrays.</param>
    /// <param name="kinds">What the network has: a vector called weight is a scale where it has normalizations without statistics.</param>
    public static (IReadOnlyList<ArrayGroup> Groups, IReadOnlyList<NamedArray> Others) Run(IEnumerable<NamedArray> arrays, HashSet<GroupKind> kinds)
    {
        GroupArrays group = new(kinds);
        NamedArray[] all = [.. arrays];
        IReadOnlyDictionary<string, RecurrentPart> recurrent = FindRecurrent.Run(all);
        var layers = all
            .Select(array => (Array: array, Name: ArrayRoles.Split(array.Name), Part: recurrent.GetValueOrDefault(array.Name)))
            .Where(item => !ArrayRoles.IsIgnored(item.Name.Last))
            .GroupBy(item => (Path: item.Part?.Path ?? item.Name.Path, item.Part?.Framework));
        foreach (var layer in layers)
        {
            Dictionary<string, NamedArray> roles = new(StringComparer.Ordinal);
            foreach ((NamedArray array, (string _, string last), RecurrentPart? part) in layer)
            {
                if ((part?.Role ?? ArrayRoles.Find(last)) is { } role && roles.TryAdd(role, array))
                {
                    continue;
                }

                if (kinds.Contains(GroupKind.Table) && array.Shape.Count > 1 && array.Element <= ArrayElement.BFloat16)
                {
                    group.Add(array.Name, GroupKind.Table, new(StringComparer.Ordinal) { ["weight"] = array }, ("weight", "weight"));
                }
                else
                {
                    group.others.Add(array);
                }
            }

            if (layer.Key.Framework is { } framework)
            {
                group.groups.Add(new ArrayGroup(layer.Key.Path, GroupKind.Recurrent, roles, group.groups.Count) { Framework = framework });
            }
            else
            {
                group.Split(layer.Key.Path, roles);
            }
        }

        return (group.groups, group.others);
    }

    private void Split(string path, Dictionary<string, NamedArray> roles)
    {
        bool hasStatistics = roles.ContainsKey("mean") || roles.ContainsKey("variance");
        if (hasStatistics && !roles.ContainsKey("gamma") && !roles.ContainsKey("beta") && (!roles.TryGetValue("weight", out NamedArray? weight) || weight.Shape.Count < 2))
        {
            // PyTorch's words: the scale and the shift of a normalization are its weight and bias.
            Rename(roles, "weight", "gamma");
            Rename(roles, "bias", "beta");
        }

        if (!hasStatistics && kinds.Contains(GroupKind.Scale))
        {
            if (roles.TryGetValue("weight", out NamedArray? scale) && scale.Shape.Count == 1)
            {
                Rename(roles, "weight", "gamma");
                Rename(roles, "bias", "beta");
            }

            if (roles.ContainsKey("gamma"))
            {
                Add(path, GroupKind.Scale, roles, ("gamma", "gamma"), ("beta", "beta"));
            }
        }

        if (roles.ContainsKey("depthwise") && roles.ContainsKey("pointwise"))
        {
            Add(path, GroupKind.Weighted, roles, ("depthwise", "weight"));
            Add(path, GroupKind.Weighted, roles, ("pointwise", "weight"), ("bias", "bias"));
        }

        Rename(roles, "depthwise", "weight");
        Rename(roles, "pointwise", "weight");
        if (roles.ContainsKey("weight"))
        {
            Add(path, GroupKind.Weighted, roles, ("weight", "weight"), ("bias", "bias"));
        }

        if (hasStatistics)
        {
            Add(path, GroupKind.Norm, roles, ("gamma", "gamma"), ("beta", "beta"), ("mean", "mean"), ("variance", "variance"));
        }

        if (roles.ContainsKey("alpha"))
        {
            Add(path, GroupKind.Slope, roles, ("alpha", "alpha"));
        }

        others.AddRange(roles.Values);
    }

    private void Add(string path, GroupKind kind, Dictionary<string, NamedArray> roles, params (string From, string To)[] wanted)
    {
        Dictionary<string, NamedArray> arrays = new(StringComparer.Ordinal);
        foreach ((string from, string to) in wanted)
        {
            if (roles.Remove(from, out NamedArray? array))
            {
                arrays.Add(to, array);
            }
        }

        groups.Add(new ArrayGroup(path, kind, arrays, groups.Count));
    }

    private static void Rename(Dictionary<string, NamedArray> roles, string from, string to)
    {
        if (!roles.ContainsKey(to) && roles.Remove(from, out NamedArray? array))
        {
            roles.Add(to, array);
        }
    }
}
