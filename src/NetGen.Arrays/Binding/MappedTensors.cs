using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>The bindings that a map file gives.</summary>
internal static class MappedTensors
{
    /// <summary>The tensors of the layers that the map names, under a layout for the lines without one; null if one of those does not fit.</summary>
    /// <exception cref="Import.ImportException">A line names what is not there, or what cannot be.</exception>
    public static IReadOnlyList<BoundTensor>? Bind(ArrayMap map, IReadOnlyList<LayerSlot> slots, NamedArrays file, TensorLayout layout)
    {
        Dictionary<string, (LayerSlot Slot, Parameter Parameter)> tensors = slots
            .SelectMany(slot => slot.Parameters.Select(parameter => (slot, parameter)))
            .ToDictionary(pair => pair.parameter.Name, StringComparer.Ordinal);
        Dictionary<string, NamedArray> arrays = file.Items.ToDictionary(array => array.Name, StringComparer.Ordinal);
        List<BoundTensor> bound = [];
        bool fits = true;
        foreach (MapEntry entry in map.Entries)
        {
            if (!tensors.TryGetValue(entry.Tensor, out var tensor))
            {
                throw ArrayMap.Wrong(map.File, entry.Line, $"the network has no tensor {entry.Tensor}");
            }

            NamedArray? array = entry.Array is null ? null : arrays.GetValueOrDefault(entry.Array)
                ?? throw ArrayMap.Wrong(map.File, entry.Line, $"the file has no array '{entry.Array}'");
            TensorLayout its = entry.Layout ?? layout;
            if (array is not null && Fit.Problem(tensor.Slot, tensor.Parameter, array, its) is { } problem)
            {
                fits = entry.Layout is null && Enum.GetValues<TensorLayout>().Any(other => Fit.Problem(tensor.Slot, tensor.Parameter, array, other) is null)
                    ? false
                    : throw ArrayMap.Wrong(map.File, entry.Line, problem);
                continue;
            }

            bound.Add(new BoundTensor(tensor.Slot, tensor.Parameter, array, its, entry.Number));
        }

        foreach (LayerSlot slot in map.Entries.Select(entry => tensors[entry.Tensor].Slot).Distinct())
        {
            if (slot.Parameters.FirstOrDefault(parameter => map.Entries.All(entry => entry.Tensor != parameter.Name)) is { } missing)
            {
                MapEntry first = map.Entries.First(entry => tensors[entry.Tensor].Slot == slot);
                throw ArrayMap.Wrong(map.File, first.Line, $"the map names {first.Tensor}, and so must it {missing.Name}");
            }
        }

        return fits ? bound : null;
    }
}
