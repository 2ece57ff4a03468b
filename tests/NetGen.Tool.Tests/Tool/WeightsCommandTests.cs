using System.Reflection;
using NetGen.Calibration.Running;
using NetGen.Generator.Emit;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary>netgen weights: the file that a network with stored weights reads while it runs.</summary>
public sealed class WeightsCommandTests
{
    [Fact]
    public void The_file_is_what_the_generated_code_asks_for()
    {
        using TempFolder folder = new();
        string layers = "[Input(8, 8, 2)] static partial void A();\n[Conv2D(5, 3)] static partial void B();\n[Dense(3)] static partial void C();\n";
        File.WriteAllText(folder["Net.cs"], $"using NetGen;\n[Network(Precision = Precision.Int8), StoredWeights, Weights(Seed = 1), Unroll(Form.Stored)]\npublic static partial class Net\n{{\n{layers}}}\n");
        Assert.Equal(0, Netgen.Run("generate", folder["Net.cs"], "--output", folder["out"]).Code);
        (int code, string output, string errors) = Netgen.Run("weights", folder["Net.cs"], "--output", folder["out"]);
        string stored = Path.Combine(folder["out"], "Net.stored");
        Assert.Equal((0, stored + "\n", ""), (code, output, errors));
        Assert.Equal((5 * 9 * 2) + (3 * 8 * 8 * 5), new FileInfo(stored).Length);
        Assert.True(Check(folder["out"], stored));
        byte[] bytes = File.ReadAllBytes(stored);
        bytes[7]++;
        File.WriteAllBytes(stored, bytes);
        Assert.False(Check(folder["out"], stored));
        Assert.Contains("the file exists; --force replaces it", Netgen.Fail("weights", folder["Net.cs"], "--output", folder["out"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no network has [StoredWeights]")]
    [InlineData(", StoredWeights, Unroll(Form.Loop)", "nothing is stored: the assembly and the heap hold all weights")]
    public void Nothing_to_store_is_an_error(string attributes, string says)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder["Net.cs"], $"using NetGen;\n[Network(Precision = Precision.Int8), Weights(Seed = 1){attributes}]\npublic static partial class Net\n{{\n[Input(4)] static partial void A();\n[Dense(3)] static partial void B();\n}}\n");
        Assert.Contains(says, Netgen.Fail("weights", folder["Net.cs"], "--output", folder["out"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    /// <summary>Compiles the generated files with a reader of the file; whether they find in it what they were generated for.</summary>
    private static bool Check(string folder, string stored)
    {
        string mine = $$"""
            internal static partial class Net
            {
                static partial void A();
                static partial void B();
                static partial void C();
                private static partial void ReadWeights(int offset, byte[] buffer, int count)
                {
                    using System.IO.FileStream file = new System.IO.FileStream(@"{{stored}}", System.IO.FileMode.Open);
                    file.Position = offset;
                    for (int read = 0; read < count;) { read += file.Read(buffer, read, count - read); }
                }
            }
            """;
        string[] generated = [.. Directory.GetFiles(folder, "*.g.cs").Select(path => File.ReadAllText(path).Replace("public static partial class Net", "internal static partial class Net", StringComparison.Ordinal))];
        byte[] image = GeneratedAssembly.Assemble([.. generated.Select((text, i) => new GeneratedFile(i + ".cs", text)), new GeneratedFile("Mine.cs", mine)]);
        return (bool)Assembly.Load(image).GetType("Net")!.GetMethod("CheckStoredWeights")!.Invoke(null, null)!;
    }
}
