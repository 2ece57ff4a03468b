using NetGen.Tool.Tests.Arrays;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary><c>netgen import</c> of arrays: the parameters of a network that is declared, or nothing.</summary>
public sealed class ImportArraysTests : IDisposable
{
    private const string Declaration = """
        using NetGen;
        [Network(Precision = Precision.Int8)]
        public static partial class Net
        {
            [Input(2)] static partial void X();
            [Dense(3)] static partial void One();
            [Dense(3)] static partial void Two();
        }
        """;

    private readonly TempFolder folder = new();
    private readonly string weights;
    private readonly string declaration;

    public ImportArraysTests()
    {
        weights = folder.Write("w.safetensors", ArrayFiles.Safetensors(
            ("fc.1.weight", [3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]), ("fc.1.bias", [3], [1, 2, 3]), ("fc.0.weight", [3, 2], [1, 2, 3, 4, 5, 6]), ("fc.0.bias", [3], [4, 5, 6])));
        declaration = folder["Net.cs"];
        File.WriteAllText(declaration, Declaration);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Writes_parameters_and_says_what_is_bound()
    {
        (int code, string output, string errors) = Netgen.Run("import", weights, "--declaration", declaration, "--layout", "pytorch", "--output", folder["out"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(
            $"""
            axes in the order of PyTorch: --layout
            One = fc.0
            Two = fc.1
            {Path.Combine(folder["out"], "Net.netgen")}: 4 tensors
            Net names no parameter file: declare [Weights("Net.netgen")]
            Net is declared Int8; these are its parameters as float32, to be quantized before it can use them

            """.ReplaceLineEndings("\n"),
            output);
        Assert.Contains("tensor Two.weight float32 3x3\n", File.ReadAllText(Path.Combine(folder["out"], "Net.netgen")));
    }

    [Fact]
    public void The_file_is_called_as_the_declaration_says()
    {
        File.WriteAllText(declaration, Declaration.Replace("[Network(Precision = Precision.Int8)]", "[Network, Weights(\"data/mine.netgen\")]"));
        (int code, string output, _) = Netgen.Run("import", weights, "--declaration", declaration, "--layout", "pytorch", "--output", folder["out"]);
        Assert.Equal(0, code);
        Assert.EndsWith("mine.netgen: 4 tensors\n", output);
        Assert.Contains("--force", Netgen.Fail("import", weights, "--declaration", declaration, "--layout", "pytorch", "--output", folder["out"]));
        Assert.Equal(0, Netgen.Run("import", weights, "--declaration", declaration, "--layout", "pytorch", "--output", folder["out"], "--force").Code);
    }

    [Fact]
    public void What_is_not_certain_writes_nothing_but_a_map()
    {
        File.WriteAllText(declaration, Declaration.Replace("Two();", "Two(); [Concat(\"One\", \"Two\")] static partial void Both();").Replace("[Dense(3)] static partial void Two", "[Dense(3, From = \"X\")] static partial void Two"));
        string fork = folder.Write("fork.safetensors", ArrayFiles.Safetensors(
            ("a.weight", [3, 2], [1, 2, 3, 4, 5, 6]), ("a.bias", [3], [1, 2, 3]), ("b.weight", [3, 2], [6, 5, 4, 3, 2, 1]), ("b.bias", [3], [4, 5, 6])));
        (int code, string output, string errors) = Netgen.Run("import", fork, "--declaration", declaration, "--layout", "pytorch", "--output", folder["out"]);
        Assert.Equal((1, ""), (code, output));
        Assert.Equal(
            $"""
            netgen: error: {fork}: there are several ways to give the arrays to the layers, which stand side by side and have equal shapes; --in-order takes them in the order of the declaration
            netgen: error: in doubt: One could be a or b; Two could be b or a
            netgen: error: --write-map FILE writes what fits, to be completed by hand; --map FILE reads it

            """.ReplaceLineEndings("\n"),
            errors);
        Assert.False(Directory.Exists(folder["out"]));

        string map = folder["names.map"];
        Assert.Equal(map + ": to be completed\n", Netgen.Run("import", fork, "--declaration", declaration, "--layout", "pytorch", "--write-map", map).Output);
        string text = File.ReadAllText(map);
        Assert.Contains("# One.weight = a.weight [pytorch]   or b\n", text);
        File.WriteAllText(map, "One.weight = b.weight\nOne.bias = b.bias\n");
        Assert.Contains("One = b\nTwo = a\n", Netgen.Run("import", fork, "--declaration", declaration, "--layout", "pytorch", "--map", map, "--output", folder["out"]).Output);
    }

    [Fact]
    public void Mistakes_in_the_files()
    {
        Assert.Contains("no such file", Netgen.Fail("import", folder["none.npz"], "--declaration", declaration));
        Assert.Contains("no such file", Netgen.Fail("import", weights, "--declaration", folder["none.cs"]));
        Assert.Contains("no such file", Netgen.Fail("import", weights, "--declaration", declaration, "--map", folder["none.map"]));
        Assert.Contains("there is no network Nut", Netgen.Fail("import", weights, "--declaration", declaration, "--network", "Nut"));
        Assert.Contains("no .npy, .npz or .safetensors file", Netgen.Fail("import", declaration, "--declaration", declaration));
        File.WriteAllText(folder["Two.cs"], Declaration.Replace("Net\n", "Other\n"));
        Assert.Contains("the files declare", Netgen.Fail("import", weights, "--declaration", declaration, folder["Two.cs"]));
        File.WriteAllText(declaration, Declaration.Replace("Dense(3)", "Dense(0)"));
        Assert.Contains("Net.cs(6,", Netgen.Fail("import", weights, "--declaration", declaration));
        Assert.Contains("arrays have no layers; declare the network in C# and name its file with --declaration", Netgen.Fail("import", weights, "--name", "Net"));
    }

    [Theory]
    [InlineData("Say --name for the class of a model, or --declaration")]
    [InlineData("Option '--namespace' goes with a model, not with --declaration", "--declaration", "Net.cs", "--namespace", "A")]
    [InlineData("Option '--name' goes with a model, not with --declaration", "--declaration", "Net.cs", "--name", "A")]
    [InlineData("Option '--map' goes with --declaration, not with a model", "--name", "A", "--map", "x.map")]
    [InlineData("'oihw'", "--declaration", "Net.cs", "--layout", "oihw")]
    public void Wrong_command_lines(string message, params string[] options)
    {
        (int code, string output, string errors) = Netgen.Run(["import", weights, .. options]);
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(message, errors);
    }
}
