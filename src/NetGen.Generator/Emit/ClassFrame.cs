using NetGen.Generator.Model;

namespace NetGen.Generator.Emit;

/// <summary>The headers around the members of a network: namespace, containing types, the class.</summary>
internal static class ClassFrame
{
    public static void Open(SourceWriter writer, NetworkModel model)
    {
        writer.Line("#nullable disable");
        writer.Line("#pragma warning disable CS1591 // public members without a comment are the user's layers");
        writer.Line();
        if (model.Namespace.Length > 0)
        {
            writer.Open("namespace " + model.Namespace);
        }

        foreach (string header in model.ContainingTypes)
        {
            writer.Open(header);
        }

        writer.Open(model.Header.Length > 0 ? model.Header : "public static partial class " + model.Name);
    }

    public static void Close(SourceWriter writer, NetworkModel model)
    {
        int levels = 1 + model.ContainingTypes.Count + (model.Namespace.Length > 0 ? 1 : 0);
        for (int i = 0; i < levels; i++)
        {
            writer.Close();
        }
    }
}
