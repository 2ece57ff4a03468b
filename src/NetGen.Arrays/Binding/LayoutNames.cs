namespace NetGen.Arrays.Binding;

/// <summary>Layouts as command lines and map files spell them.</summary>
public static class LayoutNames
{
    /// <summary>"pytorch", "keras", "netgen" or "onnx".</summary>
    public static string Name(this TensorLayout layout) => layout.ToString().ToLowerInvariant();

    /// <summary>The layout of a name; null where there is none.</summary>
    public static TensorLayout? Find(string name)
    {
        foreach (TensorLayout layout in Enum.GetValues<TensorLayout>())
        {
            if (layout.Name() == name)
            {
                return layout;
            }
        }

        return null;
    }
}
