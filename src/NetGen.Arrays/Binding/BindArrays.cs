using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>Binds the arrays of a file to the layers of a network, where there is one way to do it.</summary>
internal sealed class BindArrays
{
    private static readonly Dictionary<LayerSlot, ArrayGroup> NoDoubts = [];

    private readonly NamedArrays file;
    private readonly BindingOptions options;
    private readonly IReadOnlyList<LayerSlot> slots;
    private readonly IReadOnlyList<LayerSlot> open;
    private readonly IReadOnlyList<ArrayGroup> groups;
    private readonly IReadOnlyList<NamedArray> others;
    private readonly LayoutCandidates candidates;
    private readonly Func<LayerSlot, LayerSlot, bool> runsBefore;

    private BindArrays(NetworkGraph graph, NamedArrays file, BindingOptions options)
    {
        this.options = options;
        slots = LayerSlot.Of(graph);
        this.file = file = StackedProjections.Cut(file, slots);
        HashSet<string> mapped = new((options.Map?.Entries ?? []).Select(entry => entry.Tensor), StringComparer.Ordinal);
        HashSet<string> taken = new((options.Map?.Entries ?? []).SelectMany(entry => entry.Arrays), StringComparer.Ordinal);
        NamedArray[] free = [.. file.Items.Where(array => !taken.Contains(array.Name) && options.Map?.Ignores(array.Name) != true)];
        open = [.. slots.Where(slot => !slot.Parameters.Any(parameter => mapped.Contains(parameter.Name)))];
        (IReadOnlyList<ArrayGroup> found, others) = GroupArrays.Run(free, [.. slots.Select(slot => slot.Kind)]);
        groups = GroupOrder.Sort(found, file.Format);
        candidates = LayoutCandidates.Of(file.Items, options.Layout);
        SlotOrder order = new(graph);
        runsBefore = options.InOrder ? static (left, right) => left.Index < right.Index : order.Before;
    }

    /// <exception cref="Import.ImportException">The map file names what is not there.</exception>
    public static ArrayBinding Run(NetworkGraph graph, NamedArrays file, BindingOptions options) => new BindArrays(graph, file, options).Run();

    private ArrayBinding Run()
    {
        ArrayBinding[] bindings = [.. candidates.Layouts.Select(Bind)];
        ArrayBinding[] possible = [.. bindings.Where(binding => binding.Problem is null || binding.Doubts.Count > 0)];
        if (possible.Length == 0)
        {
            return bindings.MaxBy(binding => binding.Tensors.Count)!;
        }

        ArrayBinding first = possible[0];
        if (possible.Length == 1)
        {
            return first;
        }

        return possible.Skip(1).All(other => Same(first, other))
            ? first with { Reason = $"the same numbers as in that of {string.Join(" and ", possible.Skip(1).Select(binding => binding.Layout))}" }
            : first with { Problem = $"the arrays fit in the orders of axes of {string.Join(" and ", possible.Select(binding => binding.Layout))}: say which with --layout {string.Join(" or ", possible.Select(binding => binding.Layout.Name()))}" };
    }

    private ArrayBinding Bind(TensorLayout layout)
    {
        string reason = candidates.Reason.Length > 0 ? candidates.Reason : "no other fits the shapes";
        if ((options.Map is null ? [] : MappedTensors.Bind(options.Map, slots, file, layout, options.Layout)) is not { } given)
        {
            return new ArrayBinding(layout, reason, [], NoDoubts, open, Unused([]), $"lines of {options.Map!.File} do not fit {layout}'s order of axes; say the order with --layout, or in brackets behind the arrays");
        }

        IReadOnlyList<IReadOnlyList<Match>> ways = others.Count > 0 ? [] : MatchGroups.Run(open, groups, file.Format, runsBefore, layout);
        IReadOnlyList<Match> matches = ways.Count > 0 ? ways[0] : Alignment.Run(open, groups, layout);
        LayerSlot[] missing = [.. open.Except(matches.Select(match => match.Slot))];
        BoundTensor[] tensors = [.. given.Concat(matches.SelectMany(match => Tensors(match, layout))).OrderBy(tensor => tensor.Slot.Index)];
        ArrayBinding binding = new(layout, reason, tensors, NoDoubts, missing, Unused(matches), null);
        return ways.Count switch
        {
            1 => binding,
            0 => WithoutWay(binding),
            _ => InDoubt(binding, ways[0], ways[1]),
        };
    }

    private ArrayBinding WithoutWay(ArrayBinding binding)
    {
        ArrayBinding nearest = candidates.Reason.Length > 0 ? binding : binding with { Reason = "the nearest" };
        return nearest with { Problem = BindingProblem.OfMissing(nearest, open, groups) };
    }

    private static ArrayBinding InDoubt(ArrayBinding binding, IReadOnlyList<Match> first, IReadOnlyList<Match> second)
    {
        Dictionary<LayerSlot, ArrayGroup> other = second.ToDictionary(match => match.Slot, match => match.Group);
        Match[] differing = [.. first.Where(match => other[match.Slot] != match.Group)];
        return binding with
        {
            Doubts = (differing.Length > 0 ? differing : first).ToDictionary(match => match.Slot, match => other[match.Slot]),
            Problem = BindingProblem.OfDoubts(differing, other),
        };
    }

    private static IEnumerable<BoundTensor> Tensors(Match match, TensorLayout layout)
    {
        IReadOnlyDictionary<string, IReadOnlyList<NamedArray>> sources = Fit.Sources(match.Slot, match.Group);
        return match.Slot.Parameters.Select(parameter => sources.TryGetValue(parameter.Role, out IReadOnlyList<NamedArray>? arrays)
            ? new BoundTensor(match.Slot, parameter, arrays, match.Group.Framework ?? layout, Group: match.Group.Path)
            : new BoundTensor(match.Slot, parameter, [], layout, Fit.Default(parameter.Role)!.Value));
    }

    private NamedArray[] Unused(IReadOnlyList<Match> matches) =>
        [.. groups.Except(matches.Select(match => match.Group)).SelectMany(group => group.Arrays.Values).Concat(others)];

    private static bool Same(ArrayBinding left, ArrayBinding right) =>
        left.Doubts.Count == 0 && right.Doubts.Count == 0 && left.Tensors.Zip(right.Tensors).All(pair => pair.First.Values().AsSpan().SequenceEqual(pair.Second.Values()));
}
