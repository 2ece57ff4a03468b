using NetGen.Generator.Model;
using NetGen.Import;
using NetGen.Tool.Files;

namespace NetGen.Tool.Networks;

/// <summary>The network in a model file.</summary>
internal static class ModelFile
{
    public static bool IsModel(string path) => path.EndsWith(".tflite", StringComparison.OrdinalIgnoreCase);

    public static CostedNetwork Read(string path)
    {
        NetworkModel model = ModelImporter.Import(InputFile.ReadBytes(path), path, new ImportOptions(Identifiers.FromFile(path))).Model;
        return CostedNetwork.Analyze(model, [], _ => path);
    }
}
