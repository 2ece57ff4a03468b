using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Import;

/// <summary>Short forms for tests of the importer.</summary>
internal static class Importing
{
    public static ImportedNetwork Read(byte[] model) => ModelImporter.Import(model, "model.tflite", new ImportOptions("Net"));

    /// <summary>The attributes of the layers, "Name: Attribute(...)", one a line.</summary>
    public static string Layers(byte[] model) =>
        string.Join("\n", Read(model).Model.Layers.Select(layer => $"{layer.Name}: {AttributeText.Of(layer)}{(layer.IsOutput ? ", Output" : "")}"));

    public static string Problem(byte[] model) => Assert.Throws<ImportException>(() => Read(model)).Problem;

    /// <summary>A float model of one operator between an input and an output.</summary>
    public static byte[] One(string name, int[] input, int[] output, byte optionsType, (int, object)[] options, Func<TfliteBuilder, int[]>? constants = null)
    {
        TfliteBuilder model = new();
        int from = model.Value(input);
        int to = model.Value(output);
        model.Apply(name, [from, .. constants?.Invoke(model) ?? []], [to], optionsType, options);
        return model.Build([from], [to]);
    }

    public static TensorRecord Tensor(this ImportedNetwork network, string name) => network.Parameters.Tensors.Single(tensor => tensor.Name == name);

    public static ValueRecord Value(this ImportedNetwork network, string name) => network.Parameters.Values.Single(value => value.Name == name);
}
