using System.Globalization;
using System.Xml.Linq;
using NetGen.TestKit;
using NetGen.Tool.Tests.Arrays;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary>netgen draw: maps of attention as pictures.</summary>
public sealed class DrawCommandTests
{
    private const string Read = "the hacker";
    private const string Alphabet = "\n abcdefghijklmnopqrstuvwxyz.,'-";
    private static readonly string Declaration = Repository.Combine("samples", "Characters", "Attention.cs");

    [Fact]
    public void A_map_has_the_weights_of_every_head()
    {
        using TempFolder folder = new();
        (int code, string text, string errors) = Netgen.Run(["draw", Declaration, "--input", Tokens(folder), "--value", "First.self.weights", "--rows", Read, "--columns", Read, "--output", folder.Path]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("First.self.weights, 64x4x64", text, StringComparison.Ordinal);
        XElement picture = XElement.Parse(File.ReadAllText(folder["Attention.First.self.weights.svg"]), LoadOptions.PreserveWhitespace);
        XNamespace svg = picture.Name.Namespace;
        string[] labels = [.. picture.Elements(svg + "text").Select(label => label.Value)];
        Assert.Equal(string.Concat(Enumerable.Repeat(Read + Read, 4)), string.Concat(labels));

        // Attention looks back alone, and its weights come to 1: four heads, ten rows.
        var cells = picture.Elements(svg + "rect").Select(cell => (X: (int)cell.Attribute("x")!, Y: (int)cell.Attribute("y")!, Value: double.Parse(cell.Element(svg + "title")!.Value, CultureInfo.InvariantCulture))).ToArray();
        var byRow = cells.GroupBy(cell => (cell.Y, Head: cell.X / (picture.Attribute("width") is { } width ? (int)width / 4 : 1))).ToArray();
        Assert.Equal(40, byRow.Length);
        int top = cells.Min(cell => cell.Y);
        Assert.All(byRow, row =>
        {
            Assert.Equal(1, row.Sum(cell => cell.Value), 0.002);
            Assert.All(row.OrderBy(cell => cell.X).Skip(((row.Key.Y - top) / 18) + 1), later => Assert.Equal(0, later.Value));
        });
    }

    [Theory]
    [InlineData("Nothing", 0, "Attention has no such output or layer; there are Symbols, Places")]
    [InlineData("Text", 0, "has no such output or layer")]
    [InlineData("Logits", 3, "has 1 samples, 0 to 0")]
    public void Mistakes_are_named(string value, int sample, string says)
    {
        using TempFolder folder = new();
        (int code, _, string errors) = Netgen.Run(["draw", Declaration, "--input", Tokens(folder), "--value", value, "--sample", $"{sample}", "--output", folder.Path]);
        Assert.Equal(1, code);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.Equal(["text.safetensors"], folder.Names());
    }

    private static string Tokens(TempFolder folder)
    {
        float[] tokens = [.. Read.PadRight(64).Select(character => (float)Alphabet.IndexOf(character))];
        return folder.Write("text.safetensors", ArrayFiles.Safetensors(("Text", [1, 64], tokens)));
    }
}
