using System.Text.Json;
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

    [Fact]
    public void Tables_are_those_of_the_network()
    {
        string text = Netgen.Run("report", words, "--sequence", "--truncate", "8").Output;
        Assert.StartsWith("""
            Demo.Words: sequences of 48 steps
            +--------+--------------------+-------+-------------+-----------------+---------+--------+-------+--------------------+------------+
            | layer  | operator           | steps | MACs a step | MACs a sequence | weights | biases | state | activations a step | a sequence |
            |--------+--------------------+-------+-------------+-----------------+---------+--------+-------+--------------------+------------|
            | Front  | Conv2D 3x1 /2x1    |    24 |         480 |          11,520 |     480 |     16 |     0 |                 16 |        384 |
            | Lower  | Lstm 20, all steps |    24 |       2,880 |          69,120 |   2,880 |     80 |    40 |                 20 |        480 |
            | Upper  | Gru 12             |    24 |       1,152 |          27,648 |   1,152 |     72 |    12 |                 12 |         12 |
            | Logits | Dense              |  once |             |              48 |      48 |      4 |     0 |                    |          4 |
            | Scores | Softmax            |  once |             |               0 |       0 |      0 |     0 |                    |          4 |
            |--------+--------------------+-------+-------------+-----------------+---------+--------+-------+--------------------+------------|
            | total  |                    |       |       2,256 |         108,336 |   4,560 |    172 |    52 |                    |        884 |
            +--------+--------------------+-------+-------------+-----------------+---------+--------+-------+--------------------+------------+
            A row that goes in costs 2,256 MACs; what runs once a sequence costs 48. State and activations are values, not bytes.

            Training, one sequence, float32
            +---------+--------------+---------------+-------------+-------------------+---------------+
            | layer   | forward MACs | backward MACs | kept values | backward, 8 steps | kept, 8 steps |
            |---------+--------------+---------------+-------------+-------------------+---------------|
            | (input) |            0 |             0 |         480 |                 0 |            90 |
            | Front   |       11,520 |        23,040 |         384 |             3,840 |            64 |
            | Lower   |       69,120 |       138,240 |       2,880 |            23,040 |           520 |
            | Upper   |       27,648 |        55,296 |       1,440 |             9,216 |           252 |
            | Logits  |           48 |            96 |           4 |                96 |             4 |
            | Scores  |            0 |             0 |           4 |                 0 |             4 |
            |---------+--------------+---------------+-------------+-------------------+---------------|
            | total   |      108,336 |       216,672 |       5,192 |            36,192 |           934 |
            +---------+--------------+---------------+-------------+-------------------+---------------+

            """.ReplaceLineEndings("\n"), text);
        Assert.Contains("Bytes, 4 a value: 20,768 kept for the backward pass (3,736 with 8 steps), 18,928 of parameters, 18,928 of their gradient.\n", text);
        Assert.Contains("so the last 8 steps alone have a backward pass", text);
        Assert.Contains("The lecture's table at t = 48 steps, k = 20 values a row, d = 2 layers, h = 1 head\n", text);
        Assert.Contains("| RNN (LSTM)                      | test MACs       | tk^2d   | 8tk^2d                      |         38,400 |    307,200 |     8.00 |\n", text);
        Assert.Contains("Of the transformer's MACs 28.6 % are attention.\n", text);
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
