using System.Globalization;
using System.Xml.Linq;
using NetGen.TestKit;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary>netgen attention on the sample that writes dates, and its parameters by netgen import.</summary>
public sealed class AttentionCommandTests
{
    private const string Read = " 0123456789abcdefghijlmnoprstuvwy.,/-'";
    private const string Written = "0123456789-";

    private static readonly string Declaration = Repository.Combine("samples", "Dates", "Dates.cs");

    [Theory]
    [InlineData("IsoDates")]
    [InlineData("IsoDatesInt8")]
    public void Draws_a_row_for_each_symbol(string network)
    {
        using TempFolder folder = new();
        (int code, string output, string errors) = Netgen.Run("attention", Declaration, Repository.Combine("samples", "Dates", "DatesInt8.cs"), "--network", network, "--text", "2021 march 24", "--read", Read, "--written", Written, "--output", folder.Path);
        Assert.Equal((0, ""), (code, errors));
        string file = System.IO.Path.Combine(folder.Path, $"Dates.{network}.attention.svg");
        Assert.Equal($"2021 march 24 -> 2021-03-24\n{file}\n", output);
        XElement svg = XElement.Parse(File.ReadAllText(file));
        XElement[] cells = [.. svg.Elements().Where(element => element.Name.LocalName == "rect")];
        double[] weights = [.. cells.Select(cell => double.Parse(cell.Value, CultureInfo.InvariantCulture))];
        Assert.Equal(10 * 13, weights.Length);
        Assert.All(weights.Chunk(13), row => Assert.InRange(row.Sum(), 0, 1.01));
        Assert.Equal(["2021march24", "2021-03-24"], new[] { true, false }.Select(isColumn =>
            string.Concat(svg.Elements().Where(element => element.Name.LocalName == "text" && (element.Attribute("y")!.Value == "18") == isColumn).Select(element => element.Value))));

        // The last symbol is the last one that was read, a digit of the day.
        double[] last = weights[^13..];
        Assert.Equal(12, Array.IndexOf(last, last.Max()));
    }

    [Theory]
    [InlineData("24 of June", Read, Written, "--text: 'J' is not among the characters of --read")]
    [InlineData("", Read, Written, "--text has 0 characters; the network reads 1 to 32")]
    [InlineData("24.03.2021", Read, "0123", "--written has 4 characters; the network writes symbol 10")]
    [InlineData("24.03.2021~", Read + "~", Written, "input must be tokens from 0 to 38; --read has 39 characters")]
    public void Refuses_what_the_network_does_not_know(string text, string read, string written, string says)
    {
        using TempFolder folder = new();
        Assert.Contains(says, Netgen.Fail("attention", Declaration, "--text", text, "--read", read, "--written", written, "--output", folder.Path), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Refuses_networks_that_attend_to_nothing()
    {
        using TempFolder folder = new();
        string file = folder.Write("Net.cs", "using NetGen; [Network, Weights(Seed = 1)] public static partial class Net { [Input(4)] static partial void X(); [Dense(2)] static partial void Y(); }"u8.ToArray());
        Assert.Contains("Net: the network must have one input, [Tokens(length)]", Netgen.Fail("attention", file, "--text", "a", "--read", "a", "--written", "a", "--output", folder.Path), StringComparison.Ordinal);
        file = folder.Write("Chosen.cs", "using NetGen; [Network, Weights(Seed = 1)] public static partial class Chosen { [Tokens(4)] static partial void X(); [Embedding(3, 2)] static partial void Y(); [ArgMax] static partial void Z(); }"u8.ToArray());
        Assert.Contains("Chosen: 0 outputs have a weight for each of 4 symbols and 4 tokens", Netgen.Fail("attention", file, "--text", "a", "--read", "a", "--written", "a", "--output", folder.Path), StringComparison.Ordinal);
    }

    /// <summary>PyTorch's names and orders are known without a map file, in the steps of a decoder as anywhere.</summary>
    [Fact]
    public void The_samples_parameters_are_what_import_makes_of_the_trainers()
    {
        using TempFolder folder = new();
        (int code, string output, string errors) = Netgen.Run("import", Repository.Combine("samples", "Dates", "dates.npz"), "--declaration", Declaration, "--output", folder.Path);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Written.After = decoder (gates in the order of PyTorch)", output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Repository.Combine("samples", "Dates", "dates.netgen")), File.ReadAllText(System.IO.Path.Combine(folder.Path, "dates.netgen")));
    }
}
