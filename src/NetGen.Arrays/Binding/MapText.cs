using System.Globalization;
using System.Text;

namespace NetGen.Arrays.Binding;

/// <summary>A binding as a map file: what is certain as lines that can be read again, the rest as comments to complete.</summary>
internal static class MapText
{
    public static string Write(ArrayBinding binding, string network, string file)
    {
        StringBuilder text = new();
        text.Append($"# {network} from {file}: LAYER.TENSOR = ARRAY [order of axes]\n");
        if (binding.Problem is not null)
        {
            text.Append("# Not certain: compare every line, and complete those that begin with #.\n");
        }

        foreach (BoundTensor tensor in binding.Tensors)
        {
            bool inDoubt = binding.Doubts.TryGetValue(tensor.Slot, out ArrayGroup? other);
            text.Append(inDoubt ? "# " : "").Append(tensor.Parameter.Name).Append(" = ")
                .Append(tensor.Arrays.Count == 0 ? "fill " + tensor.Number.ToString(CultureInfo.InvariantCulture) : $"{string.Join(" + ", tensor.Arrays.Select(array => array.Name))} [{tensor.Layout.Name()}]")
                .Append(inDoubt ? $"   or {other!.Path}" : "").Append('\n');
        }

        foreach (LayerSlot slot in binding.Missing)
        {
            foreach (var parameter in slot.Parameters)
            {
                text.Append($"# {parameter.Name} = ?   {parameter.Type.Shape}\n");
            }
        }

        foreach (NamedArray array in binding.Unused)
        {
            text.Append($"# ignore {array.Name}   {array.ShapeText}\n");
        }

        return text.ToString();
    }
}
