using NetGen.Generator.Graph;

namespace NetGen.Arrays.Binding;

/// <summary>A tensor of the network and where its values come from.</summary>
/// <param name="Arrays">The array, or several whose sum it is; none where a number stands for all values.</param>
/// <param name="Group">The framework's layer; null where a map names the arrays.</param>
internal sealed record BoundTensor(LayerSlot Slot, Parameter Parameter, IReadOnlyList<NamedArray> Arrays, TensorLayout Layout, float Number = 0, string? Group = null)
{
    /// <summary>The values as the parameter file has them.</summary>
    public float[] Values()
    {
        if (Arrays.Count == 0)
        {
            return [.. Enumerable.Repeat(Number, (int)Parameter.Type.Count)];
        }

        float[] sum = Fit.Arrange(Slot, Parameter, Arrays[0], Layout);
        foreach (NamedArray array in Arrays.Skip(1))
        {
            float[] more = Fit.Arrange(Slot, Parameter, array, Layout);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += more[i];
            }
        }

        return sum;
    }
}
