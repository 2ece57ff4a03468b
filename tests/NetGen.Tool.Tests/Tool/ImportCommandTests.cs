using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary><c>netgen import</c> writes two files or none.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string model;

    public ImportCommandTests() => model = folder.Write("kws.tflite", SampleModels.KeywordSpotter());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Writes_declaration_and_parameters()
    {
        (int code, string output, string errors) = Netgen.Run("import", model, "--name", "Spotter", "--namespace", "Demo.Words", "--output", folder["out"], "--board", "Esp32");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Spotter.cs: 6 layers", output);
        Assert.Equal(["Spotter.cs", "Spotter.netgen"], Directory.GetFiles(folder["out"]).Select(Path.GetFileName).Order());
        Assert.Contains("[Target(Board.Esp32)]", File.ReadAllText(Path.Combine(folder["out"], "Spotter.cs")));
    }

    [Fact]
    public void Does_not_overwrite_without_force()
    {
        File.WriteAllText(folder["Net.netgen"], "mine");
        Assert.Contains("--force", Netgen.Fail("import", model, "--name", "Net", "--output", folder.Path));
        Assert.Equal("mine", File.ReadAllText(folder["Net.netgen"]));
        Assert.Equal(["Net.netgen", "kws.tflite"], folder.Names());
        Assert.Equal(0, Netgen.Run("import", model, "--name", "Net", "--output", folder.Path, "--force").Code);
        Assert.StartsWith("netgen-parameters", File.ReadAllText(folder["Net.netgen"]));
        Assert.Equal(["Net.cs", "Net.netgen", "kws.tflite"], folder.Names());
    }

    [Fact]
    public void A_file_that_cannot_be_replaced_leaves_the_other_as_it_was()
    {
        File.WriteAllText(folder["Net.cs"], "mine");
        Directory.CreateDirectory(folder["Net.netgen"]);
        Assert.Contains("nothing was written", Netgen.Fail("import", model, "--name", "Net", "--output", folder.Path, "--force"));
        Assert.Equal("mine", File.ReadAllText(folder["Net.cs"]));
        Assert.Equal(["Net.cs", "Net.netgen", "kws.tflite"], folder.Names());
    }

    [Fact]
    public void A_malformed_model_writes_nothing()
    {
        string bad = folder.Write("bad.tflite", SampleModels.KeywordSpotter()[..900]);
        Assert.Contains("bad.tflite", Netgen.Fail("import", bad, "--name", "Net", "--output", folder["out"]));
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Theory]
    [InlineData("9Lives")]
    [InlineData("class")]
    [InlineData("Padding")]
    [InlineData("Pool")]
    public void Names_that_cannot_be_classes(string name) => Netgen.Fail("import", model, "--name", name, "--output", folder["out"]);

    [Fact]
    public void Boards_that_do_not_exist() => Assert.Contains("Esp32", Netgen.Fail("import", model, "--name", "Net", "--board", "Toaster"));

    [Fact]
    public void Files_that_do_not_exist() => Assert.Contains("no such file", Netgen.Fail("import", folder["none.tflite"], "--name", "Net"));

    [Fact]
    public void Wrong_command_lines_exit_with_2()
    {
        Assert.Equal(2, Netgen.Run("import", model).Code);
        Assert.Equal(2, Netgen.Run("explode").Code);
        Assert.Equal(2, Netgen.Run("report").Code);
        Assert.StartsWith("netgen: error: ", Netgen.Run("import", model).Errors);
    }
}
