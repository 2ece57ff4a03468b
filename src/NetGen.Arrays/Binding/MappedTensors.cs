using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>The bindings that a map file gives.</summary>
internal static class MappedTensors
{
    /// <summary>The tensors of the layers that the map names, under a layout for the lines without one; null if one of those does not fit.</summary>
    /// <param name="given">The layout that the user says for all lines without one: of recurrent layers no other is tried, as their shapes do not show the order of gates.</param>
    /// <exception cref="Import.ImportException">A line names what is not there, or what cannot be.</exception>
    public static IReadOnlyList<BoundTensor>? Bind(ArrayMap map, IReadOnlyList<LayerSlot> slots, NamedArrays file, TensorLayout layout, TensorLayout? given)
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

            NamedArray[] its = [.. entry.Arrays.Select(name => arrays.GetValueOrDefault(name) ?? throw ArrayMap.Wrong(map.File, entry.Line, $"the file has no array '{name}'"))];
            TensorLayout? certain = entry.Layout;
            if (tensor.Slot.Kind == GroupKind.Recurrent && its.Length > 0)
            {
                certain ??= ArrayRoles.Framework(ArrayRoles.Split(its[0].Name).Last) ?? given
                    ?? throw ArrayMap.Wrong(map.File, entry.Line, $"the shapes of {tensor.Slot.Layer} do not show the order of its gates: write [pytorch], [keras], [netgen] or [onnx] behind {its[^1].Name}");
            }

            if (its.Select(array => Fit.Problem(tensor.Slot, tensor.Parameter, array, certain ?? layout)).FirstOrDefault(problem => problem is not null) is { } problem)
            {
                fits = certain is null && Enum.GetValues<TensorLayout>().Any(other => its.All(array => Fit.Problem(tensor.Slot, tensor.Parameter, array, other) is null))
                    ? false
                    : throw ArrayMap.Wrong(map.File, entry.Line, problem);
                continue;
            }

            bound.Add(new BoundTensor(tensor.Slot, tensor.Parameter, its, certain ?? layout, entry.Number));
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
