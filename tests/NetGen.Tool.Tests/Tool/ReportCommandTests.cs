using System.Globalization;
using System.Text.Json;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary><c>netgen report</c> of models and declarations.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string model;

    public ReportCommandTests() => model = folder.Write("kws.tflite", SampleModels.KeywordSpotter());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_and_its_declaration_cost_the_same()
    {
        Netgen.Run("import", model, "--name", "Kws", "--output", folder.Path);
        string[] ofModel = Netgen.Run("report", model).Output.Split('\n');
        string[] ofDeclaration = Netgen.Run("report", folder["Kws.cs"]).Output.Split('\n');
        Assert.Equal(ofModel, ofDeclaration);
        Assert.Contains(ofModel, line => line.Contains("Block.pointwise"));
        Assert.Contains(ofModel, line => line.StartsWith("One MAC is", StringComparison.Ordinal));
        Assert.Contains(ofModel, line => line.StartsWith("Arena: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_the_same_figures()
    {
        // Stem 12 positions x 2 x 3 x 4, depthwise 12 x 3 x 3 x 4, pointwise 12 x 4 x 8, logits 8 x 3.
        JsonElement network = JsonDocument.Parse(Netgen.Run("report", model, "--json").Output).RootElement.GetProperty("networks")[0];
        Assert.Equal((12 * 24) + (12 * 36) + (12 * 32) + 24, network.GetProperty("total").GetProperty("macs").GetInt64());
        Assert.Equal(6, network.GetProperty("layers").GetArrayLength());
        Assert.Equal("int8", network.GetProperty("precision").GetString(), ignoreCase: true);
    }

    [Fact]
    public void One_network_of_several_can_be_chosen()
    {
        File.WriteAllText(folder["Two.cs"], """
            using NetGen;
            namespace Demo;
            [Network] public static partial class First { [Input(4)] static partial void In(); [Dense(2)] static partial void Out(); }
            [Network] public static partial class Second { [Input(4)] static partial void In(); [Dense(3)] static partial void Out(); }
            """);
        string both = Netgen.Run("report", folder["Two.cs"]).Output;
        string second = Netgen.Run("report", folder["Two.cs"], "--network", "Demo.Second").Output;
        Assert.Contains("Demo.First", both);
        Assert.DoesNotContain("Demo.First", second);
        Assert.Contains("Demo.Second", second);
        Assert.Contains("Demo.First, Demo.Second", Netgen.Fail("report", folder["Two.cs"], "--network", "Third"));
    }

    /// <summary>A stream: what a step takes beside what the window would take.</summary>
    [Fact]
    public void A_stream_costs_steps()
    {
        File.WriteAllText(folder["Stream.cs"], """
            using NetGen;
            [Network, Streaming, Budget(Macs = 100)]
            public static partial class Net
            {
                [Input(10, 4)] static partial void Frames();
                [Conv1D(5, 3, Padding = Padding.Causal)] static partial void A();
                [Conv1D(2, 2, Stride = 2, Padding = Padding.Valid)] static partial void B();
                [GlobalAveragePool] static partial void Mean();
                [Dense(3)] static partial void Logits();
            }
            """);
        string text = Netgen.Run("report", folder["Stream.cs"]).Output;

        // A 60 a row; B 20 every second; Logits 6 then, too.
        Assert.Contains("Stream: a step takes 86 MACs at most, 73.0 on average; a window of 10 rows takes 706, 9.7 times as many.", text);
        Assert.Contains("Budget: MACs per step 86 of 100, 14 left.", text);
        Assert.Contains("a step in 2, from step 10 on", text);

        // Three rows of four floats, two of five, five of two.
        Assert.Contains("State: 128 bytes of the arena", text);
        JsonElement step = JsonDocument.Parse(Netgen.Run("report", folder["Stream.cs"], "--json").Output).RootElement.GetProperty("networks")[0].GetProperty("step");
        Assert.Equal((86, 73, 128, 10), (step.GetProperty("macs").GetInt32(), step.GetProperty("averageMacs").GetInt32(), step.GetProperty("stateBytes").GetInt32(), step.GetProperty("layers")[3].GetProperty("firstStep").GetInt32()));
    }

    /// <summary>Keys and values that are kept: a step costs more from position to position, until the context is full.</summary>
    [Fact]
    public void A_stream_with_a_context_costs_by_position()
    {
        File.WriteAllText(folder["Decoder.cs"], """
            using NetGen;
            [Network, Streaming, Budget(Macs = 1000)]
            public static partial class Net
            {
                [Tokens(10)] static partial void Text();
                [Embedding(7, 8)] static partial void Words();
                [TransformerDecoder(2, 12)] static partial void Block();
            }
            """);
        string text = Netgen.Run("report", folder["Decoder.cs"]).Output;

        // 4 * 8 * 8 + 2 * 8 * 12 and 2 * 8 a position; two caches of ten rows of eight floats.
        Assert.Contains("Stream: a step takes 608 MACs at most, 536.0 on average; a window of 10 rows takes 5,360, 10.0 times as many.", text);
        Assert.Contains("State: 640 bytes of the arena last from step to step, 640 of them keys, values and other rows that are looked back on.", text);
        Assert.Contains("Context: 10 steps until it is full; the one at position p takes 448 + 16 (p + 1) MACs.", text);
        Assert.Contains("Budget: MACs per step 608 of 1,000, 392 left.", text);
        JsonElement step = JsonDocument.Parse(Netgen.Run("report", folder["Decoder.cs"], "--json").Output).RootElement.GetProperty("networks")[0].GetProperty("step");
        Assert.Equal((608, 640, 10, 16), (step.GetProperty("macs").GetInt32(), step.GetProperty("cacheBytes").GetInt32(), step.GetProperty("context").GetInt32(), step.GetProperty("macsPerPosition").GetInt32()));
    }

    /// <summary>Frozen layers and the head: both parts, the weights once.</summary>
    [Fact]
    public void A_network_on_another_ones_layers_costs_both_parts()
    {
        File.WriteAllText(folder["Two.cs"], """
            using NetGen;
            namespace Demo;
            [Network] public static partial class First { [Input(4)] static partial void In(); [Dense(6)] static partial void Stem(); [Dense(2)] static partial void Out(); }
            [Network] public static partial class Second { [Backbone(typeof(First), UpTo = "Stem")] static partial void Front(); [Dense(3)] static partial void Kinds(); }
            """);
        string text = Netgen.Run("report", folder["Two.cs"], "--network", "Second").Output;
        Assert.Contains("Frozen, First up to Stem: 24 MACs, 24 weights, 120 bytes, once, in First.", text);
        Assert.Contains("Head: 18 MACs, 18 weights, 84 bytes of its own.", text);
        Assert.Contains("the arena of First: Second has none of its own.", text);
        JsonElement network = JsonDocument.Parse(Netgen.Run("report", folder["Two.cs"], "--network", "Second", "--json").Output).RootElement.GetProperty("networks")[0];
        Assert.Equal(18, network.GetProperty("total").GetProperty("macs").GetInt64());
        Assert.Equal(("First", "Stem", 24L), (network.GetProperty("backbone").GetProperty("network").GetString(), network.GetProperty("backbone").GetProperty("upTo").GetString(), network.GetProperty("backbone").GetProperty("macs").GetInt64()));
        File.WriteAllText(folder["Two.cs"], File.ReadAllText(folder["Two.cs"]).Replace("\"Stem\"", "\"Sten\"", StringComparison.Ordinal));
        Assert.Contains("NG1024: Front: First has no layer Sten; did you mean Stem?", Netgen.Fail("report", folder["Two.cs"]));
    }

    [Fact]
    public void Mistakes_in_declarations_have_a_place()
    {
        File.WriteAllText(folder["Bad.cs"], """
            using NetGen;
            [Network] public static partial class Bad
            {
                [Input(4, 4, 3)] static partial void In();
                [Conv2D(8, 3, Groups = 2)] static partial void Conv();
            }
            """);
        Assert.Contains("Bad.cs(5,", Netgen.Fail("report", folder["Bad.cs"]));
        File.WriteAllText(folder["Worse.cs"], "class {");
        Assert.Contains("Worse.cs(1,", Netgen.Fail("report", folder["Worse.cs"]));
        File.WriteAllText(folder["None.cs"], "class None { }");
        Assert.Contains("no class with [Network]", Netgen.Fail("report", folder["None.cs"]));
    }

    [Fact]
    public void Budgets_exceeded_are_noted()
    {
        File.WriteAllText(folder["Big.cs"], """
            using NetGen;
            [Network, Budget(Macs = 5)] public static partial class Big { [Input(4)] static partial void In(); [Dense(2)] static partial void Out(); }
            """);
        Assert.Contains("Big.cs(2,18): NG2001: Big: 8 MACs are 3 (60 %) over the budget of 5; most of it is in Out 8", Netgen.Run("report", folder["Big.cs"]).Output);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_culture_changes_nothing(string culture)
    {
        string before = Netgen.Run("report", model).Output;
        CultureInfo old = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(before, Netgen.Run("report", model).Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = old;
        }
    }
}
