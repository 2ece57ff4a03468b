using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary>netgen generate: the files that the source generator would add.</summary>
public sealed class GenerateCommandTests
{
    private static readonly string Sample = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../samples/Microcontroller/Gestures.cs"));

    [Fact]
    public void Writes_code_and_weights_of_the_sample_with_the_parameters_beside_it()
    {
        using TempFolder folder = new();
        (int code, string output, string errors) = Netgen.Run("generate", Sample, "--output", folder.Path);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(["Microcontroller.Gestures.Weights.g.cs", "Microcontroller.Gestures.g.cs"], folder.Names());
        Assert.Equal($"{folder["Microcontroller.Gestures.g.cs"]}\n{folder["Microcontroller.Gestures.Weights.g.cs"]}\n", output);
        Assert.Contains("static partial void Stem()", File.ReadAllText(folder["Microcontroller.Gestures.g.cs"]), StringComparison.Ordinal);
        Assert.Contains("the file exists; --force replaces it", Netgen.Fail("generate", Sample, "--output", folder.Path), StringComparison.Ordinal);
        Assert.Equal(0, Netgen.Run("generate", Sample, "--output", folder.Path, "--force").Code);
    }

    [Fact]
    public void Writes_a_network_on_another_ones_layers()
    {
        using TempFolder folder = new();
        string effort = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Sample)!, "..", "Transfer", "Effort.cs"));
        (int code, _, string errors) = Netgen.Run("generate", Sample, effort, "--output", folder.Path);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("global::Microcontroller.Gestures.upToPool();", File.ReadAllText(folder["Transfer.Effort.g.cs"]), StringComparison.Ordinal);
        Assert.Contains("internal static void upToPool()", File.ReadAllText(folder["Microcontroller.Gestures.g.cs"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_are_printed_and_errors_leave_nothing()
    {
        using TempFolder folder = new();
        string Net(string attributes) => $"using NetGen;\n[Network{attributes}]\npublic static partial class Net\n{{\n    [Input(4)] static partial void A();\n    [Dense(2)] static partial void B();\n}}\n";
        File.WriteAllText(folder["Net.cs"], Net(", Weights(Seed = 1), Budget(Macs = 7)"));
        (int code, string output, _) = Netgen.Run("generate", folder["Net.cs"], "--output", folder["out"]);
        Assert.Equal(0, code);
        Assert.StartsWith($"{folder["Net.cs"]}(2,37): NG2001: Net: 8 MACs are 1", output, StringComparison.Ordinal);
        File.WriteAllText(folder["Net.cs"], Net(""));
        Assert.Contains("Net.cs(3,29): NG3001: ", Netgen.Fail("generate", folder["Net.cs"], "--output", folder["none"]), StringComparison.Ordinal);
        File.WriteAllText(folder["Net.cs"], Net(", Weights(\"net.netgen\")"));
        Assert.Contains("NG3002: net.netgen", Netgen.Fail("generate", folder["Net.cs"], "--output", folder["none"]), StringComparison.Ordinal);

        // All errors, a line each.
        File.WriteAllText(folder["Net.cs"], Net(", Weights(Seed = 1), Target(Board.NucleoF091)").Replace("Input(4)", "Input(10_000)", StringComparison.Ordinal));
        (code, _, string errors) = Netgen.Run("generate", folder["Net.cs"], "--output", folder["none"]);
        Assert.Equal(1, code);
        Assert.Collection(
            errors.TrimEnd().Split('\n'),
            line => Assert.Matches("^netgen: error: .*Net.cs.*: NG2006: .* bytes of array initialisers ", line),
            line => Assert.Matches("^netgen: error: .*Net.cs.*: NG2006: .* bytes of RAM", line));
        Assert.False(Directory.Exists(folder["none"]));
    }
}
