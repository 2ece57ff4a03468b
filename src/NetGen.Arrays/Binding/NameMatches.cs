namespace NetGen.Arrays.Binding;

/// <summary>Slots and groups of one name: "Stem" in the declaration and "Stem.weight" in the file, perhaps with a name before all of the file's.</summary>
internal sealed class NameMatches
{
    private readonly Dictionary<LayerSlot, ArrayGroup> groupOf = [];
    private readonly HashSet<ArrayGroup> taken = [];
    private readonly HashSet<string> parts;

    public NameMatches(IReadOnlyList<LayerSlot> slots, IReadOnlyList<ArrayGroup> groups)
    {
        parts = PartsOf(slots, groups);
        string common = Common(groups);
        foreach (ArrayGroup group in groups)
        {
            LayerSlot? slot = slots.FirstOrDefault(slot => !groupOf.ContainsKey(slot) && IsKind(slot, group) && (group.Path == slot.Layer || group.Path == common + slot.Layer));
            if (slot is not null)
            {
                groupOf.Add(slot, group);
                taken.Add(group);
            }
        }
    }

    /// <summary>The words for layers side by side that name as many layers here as there.</summary>
    private static HashSet<string> PartsOf(IReadOnlyList<LayerSlot> slots, IReadOnlyList<ArrayGroup> groups) =>
        [.. ArrayRoles.AllParts.Where(part => slots.Count(slot => ArrayRoles.PartOf(slot.Layer) == part) == groups.Count(group => ArrayRoles.PartOf(group.Path) == part))];

    public bool Has(ArrayGroup group) => taken.Contains(group);

    public bool Allow(LayerSlot slot, ArrayGroup group) => AllowPart(slot, group) && AllowName(slot, group);

    /// <summary>A query is no key.</summary>
    private bool AllowPart(LayerSlot slot, ArrayGroup group) =>
        parts.All(part => (ArrayRoles.PartOf(slot.Layer) == part) == (ArrayRoles.PartOf(group.Path) == part));

    private bool AllowName(LayerSlot slot, ArrayGroup group) => groupOf.TryGetValue(slot, out ArrayGroup? named) ? named == group : !taken.Contains(group);

    private static bool IsKind(LayerSlot slot, ArrayGroup group) => slot.Kind == group.Kind || (slot.Kind == GroupKind.Slope && Fit.Sources(slot, group).ContainsKey("alpha"));

    /// <summary>What all paths begin with, its dot included: "model." in files of wrapped networks.</summary>
    private static string Common(IReadOnlyList<ArrayGroup> groups)
    {
        string first = groups.Count == 0 ? "" : groups[0].Path;
        int length = first.Length;
        foreach (ArrayGroup group in groups)
        {
            length = first.AsSpan(0, length).CommonPrefixLength(group.Path);
        }

        return first[..(first.AsSpan(0, length).LastIndexOf('.') + 1)];
    }
}
