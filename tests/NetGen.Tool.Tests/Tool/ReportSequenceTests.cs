using System.Text.Json;
using NetGen.TestKit;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary><c>netgen report --sequence</c>.</summary>
public sealed class ReportSequenceTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string words;

    public ReportSequenceTests()
    {
        words = folder["Words.cs"];
        File.WriteAllText(words, Words);
    }

    private const string Words = """
        using NetGen;
        namespace Demo;
        [Network]
        public static partial class Words
        {
            [Input(48, 10)] static partial void Frames();
            [Conv1D(16, 3, Stride = 2)] static partial void Front();
            [Lstm(20, Sequences = true)] static partial void Lower();
            [Gru(12)] static partial void Upper();
            [Dense(4)] static partial void Logits();
            [Softmax] static partial void Scores();
        }
        """;

    public void Dispose() => folder.Dispose();

    /// <summary>docs/tool.md has the declaration and all that the command prints for it, to the letter.</summary>
    [Fact]
    public void The_page_has_the_output()
    {
        string page = File.ReadAllText(Repository.Combine("docs", "tool.md"));
        string section = page[page.IndexOf("## `netgen report --sequence`", StringComparison.Ordinal)..];
        string[] fences = section.Split("```");
        Assert.Equal("csharp\n" + Words[Words.IndexOf("[Network]", StringComparison.Ordinal)..] + "\n", fences[1]);
        string output = Netgen.Run("report", words, "--sequence", "--truncate", "8").Output;
        Assert.Equal(output[..output.IndexOf("\nOne MAC is", StringComparison.Ordinal)], fences[3].TrimStart('\n'));
    }

    [Fact]
    public void Without_truncation_there_are_no_columns_of_it()
    {
        string text = Netgen.Run("report", words, "--sequence").Output;
        Assert.Contains("| total   |      108,336 |       216,672 |       5,192 |\n", text);
        Assert.DoesNotContain("runcated", text);
    }

    /// <summary>Training is in float32: the integer network has functions and sums that the float one does not keep.</summary>
    [Fact]
    public void Int8_networks_train_in_float32()
    {
        File.WriteAllText(words, Words.Replace("Stride = 2", "Stride = 2, Activation = Activation.Tanh", StringComparison.Ordinal));
        string expected = Training(Netgen.Run("report", words, "--sequence", "--json").Output);
        File.WriteAllText(words, File.ReadAllText(words).Replace("[Network]", "[Network(Precision = Precision.Int8)]", StringComparison.Ordinal));
        Assert.Equal(expected, Training(Netgen.Run("report", words, "--sequence", "--json").Output));
    }

    [Fact]
    public void Json_has_the_same_figures()
    {
        JsonElement network = JsonDocument.Parse(Netgen.Run("report", words, "--sequence", "--truncate", "8", "--json").Output).RootElement.GetProperty("networks")[0];
        Assert.Equal(48, network.GetProperty("steps").GetInt32());
        Assert.Equal(2256, network.GetProperty("total").GetProperty("macsPerStep").GetDecimal());
        Assert.Equal(JsonValueKind.Null, network.GetProperty("layers")[3].GetProperty("macsPerStep").ValueKind);
        Assert.Equal((5192, 934), (network.GetProperty("training").GetProperty("kept").GetInt32(), network.GetProperty("truncated").GetProperty("kept").GetInt32()));
        Assert.Equal(28, network.GetProperty("lecture").GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public void Mistakes_are_one_clear_error()
    {
        File.WriteAllText(folder["Image.cs"], """
            using NetGen;
            [Network] public static partial class Image { [Input(8, 8, 3)] static partial void In(); [Conv2D(4, 3)] static partial void Conv(); }
            """);
        Assert.Contains("Image reads no sequence: --sequence wants an input of length x channels or a layer with a state", Netgen.Fail("report", folder["Image.cs"], "--sequence"));
        Assert.Contains("--truncate is 49; Demo.Words reads 48 steps, so it must be from 1 to 48", Netgen.Fail("report", words, "--sequence", "--truncate", "49"));
        Assert.Contains("--truncate is 0; ", Netgen.Fail("report", words, "--sequence", "--truncate", "0"));
        Assert.Contains("--truncate wants --sequence", Netgen.Fail("report", words, "--truncate", "8"));
        Assert.Contains("--sequence has no --markdown", Netgen.Fail("report", words, "--sequence", "--markdown"));
        File.WriteAllText(words, Words.Replace("Lstm(20", "Lstm(20, Direction = Direction.Both", StringComparison.Ordinal));
        Assert.Contains("Lower of Demo.Words reads its rows from the last to the first", Netgen.Fail("report", words, "--sequence", "--truncate", "8"));
        Assert.Contains("| Lower  | Lstm 20, both directions, all steps |", Netgen.Run("report", words, "--sequence").Output);
    }

    private static string Training(string json) => JsonDocument.Parse(json).RootElement.GetProperty("networks")[0].GetProperty("training").GetRawText();
}
