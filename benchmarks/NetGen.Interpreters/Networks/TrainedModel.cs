using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.TestKit;

namespace NetGen.Interpreters.Networks;

/// <summary>Models of ../shared/models with golden inputs and outputs, read in place.</summary>
internal static class TrainedModel
{
    /// <summary>The model; null if it is absent.</summary>
    /// <param name="name">Its folder.</param>
    /// <param name="driver">The class of its loops.</param>
    /// <param name="codeBytes">What its code may take; 0 for what one assembly of nanoFramework holds.</param>
    public static NetworkCase? Load(string name, string driver, long codeBytes = 0)
    {
        string folder = Path.Combine(Repository.Shared, "models", name);
        string path = Path.Combine(folder, "model.tflite");
        if (!File.Exists(path))
        {
            return null;
        }

        ImportedNetwork imported = ModelImporter.Import(File.ReadAllBytes(path), name, new ImportOptions("Network") { Namespace = "Generated" });
        NetworkModel model = imported.Model with { Profile = CodeProfile.NanoFramework, Budget = imported.Model.Budget with { CodeBytes = codeBytes } };
        ElementType element = model.Precision == NetworkPrecision.Float32 ? ElementType.Float32 : ElementType.Int8;
        return new NetworkCase(name, driver, model, new FileParameters(imported.Parameters), [.. Vectors(folder, "in", element)], [.. Vectors(folder, "out", element)]);
    }

    private static IEnumerable<Array> Vectors(string folder, string side, ElementType element)
    {
        string Vector(int index) => Path.Combine(folder, side + "_" + index.ToString(CultureInfo.InvariantCulture) + ".bin");
        for (int i = 0; File.Exists(Vector(i)); i++)
        {
            yield return Tensors.FromBytes(File.ReadAllBytes(Vector(i)), element);
        }
    }
}
