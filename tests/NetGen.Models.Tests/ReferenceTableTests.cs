using System.Text.Json;
using NetGen.Generator;
using NetGen.Generator.Cost;

namespace NetGen.Models.Tests;

/// <summary>Shapes and costs of every layer of the published networks, against the reference tables: equal.</summary>
public sealed class ReferenceTableTests
{
    public static TheoryData<string> Tables()
    {
        TheoryData<string> tables = [.. ReferenceTable.Names()];
        if (tables.Count == 0)
        {
            tables.Add("");
        }

        return tables;
    }

    [SkippableTheory]
    [MemberData(nameof(Tables))]
    public void EveryLayerIsEqual(string name)
    {
        Skip.If(name.Length == 0, "../shared/reference/architectures is absent");
        ReferenceTable table = ReferenceTable.Load(name);
        Analysis analysis = Compiler.Analyze(table.Model);
        Assert.Empty(analysis.Findings);
        Dictionary<string, LayerCost> layers = analysis.Cost!.Layers.ToDictionary(layer => layer.Name);
        foreach (JsonElement row in table.Rows)
        {
            string id = row.GetProperty("id").GetString()!;
            LayerCost layer = layers[table.NameOf(id)];
            string shape = string.Join("x", row.GetProperty("out").EnumerateArray().Select(size => size.GetInt32()));
            Assert.Equal((id, WithoutOnes(shape)), (id, WithoutOnes(layer.Output.ToString())));
            JsonElement cost = row.GetProperty("cost");
            bool multiplies = row.GetProperty("op").GetString() is "conv" or "fc";
            Assert.Equal(
                (id, Number(cost, "macs"), Number(cost, "weights"), Number(cost, "biases"), Number(cost, "bn"), multiplies ? Number(cost, "units") : 0),
                (id, layer.Cost.Macs, layer.Cost.Weights, layer.Cost.Biases, layer.Cost.Norm, layer.Cost.Units));
        }

        Assert.Equal(Number(table.Totals, "macs"), analysis.Cost.Total.Macs);
        Assert.Equal(Number(table.Totals, "weights"), analysis.Cost.Total.Weights);
        Assert.Equal(Number(table.Totals, "units"), analysis.Cost.Total.Units);
    }

    /// <summary>A dense layer's output is a vector here and 1x1xC in the tables.</summary>
    private static string WithoutOnes(string shape) => string.Join("x", shape.Split('x').Where(size => size != "1"));

    private static long Number(JsonElement element, string property) => element.GetProperty(property).GetInt64();
}
