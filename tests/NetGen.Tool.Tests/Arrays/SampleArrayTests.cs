using NetGen.TestKit;
using NetGen.Tool.Tests.Models;
using NetGen.Tool.Tests.Tool;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>The parameters of a sample that PyTorch trained are what netgen import makes of the archive beside them.</summary>
public sealed class SampleArrayTests
{
    [Theory]
    [InlineData("Characters", "gru.npz", "Recurrent.cs", "recurrent.netgen")]
    [InlineData("Characters", "transformer.npz", "Attention.cs", "attention.netgen")]
    public void Parameters_are_those_of_the_archive(string sample, string arrays, string declaration, string parameters)
    {
        string folder = Repository.Combine("samples", sample);
        using TempFolder made = new();
        (int code, _, string errors) = Netgen.Run(["import", Path.Combine(folder, arrays), "--declaration", Path.Combine(folder, declaration), "--output", made.Path]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(File.ReadAllText(Path.Combine(folder, parameters)), File.ReadAllText(made[parameters]));
    }
}
