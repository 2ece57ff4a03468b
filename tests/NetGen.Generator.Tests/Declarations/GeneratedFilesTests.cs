using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Declarations;

/// <summary>Which files a project gets, whatever the names in it.</summary>
public sealed class GeneratedFilesTests
{
    private const string Body = "{ [NetGen.Input(4)] static partial void Samples(); [NetGen.Dense(2)] static partial void Logits(); }";

    [Fact]
    public void NamesThatDifferInCaseOnlyGetNumbers() =>
        Assert.Equal(["NET.0.g.cs", "Net.1.g.cs", "Other.g.cs"], Names($"[NetGen.Network] static partial class Net {Body} [NetGen.Network] static partial class NET {Body} [NetGen.Network] static partial class Other {Body}"));

    [Fact]
    public void ANestedNetworkMayBeCalledWeights() =>
        Assert.Equal(2, Names($"[NetGen.Network, NetGen.Weights(Seed = 1), NetGen.Unroll(NetGen.Form.Loop)] static partial class Net {{ [NetGen.Network] public static partial class Weights {Body} [NetGen.Input(4)] static partial void Samples(); [NetGen.Dense(2)] static partial void Logits(); }}").Count(name => !name.EndsWith(".Weights.g.cs", StringComparison.Ordinal)));

    [Fact]
    public void ARepeatedAttributeGivesOneFile() =>
        Assert.Equal(["Net.g.cs"], Names("[NetGen.Network] static partial class Net { }", $"[NetGen.Network] static partial class Net {Body}"));

    [Fact]
    public void TheSameNameTwiceIsLeftToTheCompiler() =>
        Assert.Empty(Names($"namespace Demo.Outer {{ [NetGen.Network] static partial class Net {Body} }}", $"namespace Demo {{ partial class Outer {{ [NetGen.Network] static partial class Net {Body} }} }}"));

    /// <summary>Code that uses the network compiles, whatever is wrong with the declaration.</summary>
    [Fact]
    public void AFallbackHasThePublicMembers()
    {
        const string Source = """
            using NetGen;
            [Network(Precision = Precision.Int8), Weights("lost.netgen")]
            public static partial class Net
            {
                [Input(4)] static partial void Left();
                [Input(4)] static partial void Right();
                [Add(nameof(Left), nameof(Right))][Output] private static partial void Sum();
                [ArgMax] static partial void Best();
                [Output] static partial void Result();
            }
            public static class Program
            {
                public static int Main()
                {
                    sbyte[] left = new sbyte[Net.LeftLength], right = new sbyte[Net.RightLength], sum = new sbyte[Net.SumLength];
                    Net.Infer(left, right, sum, best: new int[Net.BestLength]);
                    return Net.Classify(left, right) + Net.Macs + Net.WeightCount + Net.WeightBytes + Net.ArenaLength + Net.ArenaBytes + Net.LeftZeroPoint + (int)Net.SumScale;
                }
            }
            """;
        GeneratorRun run = Workbench.Generate(Workbench.Compile(Source));
        Assert.DoesNotContain(run.Output.GetDiagnostics(), item => item.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("net.netgen is lost", "Weights(\"lost.netgen\")")]
    [InlineData("it runs", "Weights(Seed = 1)")]
    public void SoHasOneInTheArenaWithWeightsInStorage(string what, string weights)
    {
        string source = $$"""
            using NetGen;
            [Network(Precision = Precision.Int8, InArena = true), StoredWeights, {{weights}}]
            public static partial class Net
            {
                [Input(4)] static partial void Samples();
                [Dense(3), Unroll(Form.Stored)] static partial void Logits();
                private static partial void ReadWeights(int offset, byte[] buffer, int count) { }
            }
            public static class Program
            {
                public static bool Main()
                {
                    sbyte[] arena = Net.InputArray;
                    arena[Net.InputOffset] = 1;
                    Net.Infer();
                    return Net.CheckStoredWeights() && Net.StoredLength > 0 && Net.OutputArray[Net.OutputOffset] > Net.Classify();
                }
            }
            """;
        GeneratorRun run = Workbench.Generate(Workbench.Compile(source));
        Assert.True(!run.Output.GetDiagnostics().Any(item => item.Severity >= DiagnosticSeverity.Warning), what);
    }

    private static string[] Names(params string[] sources) => [.. Workbench.Generate(Workbench.Compile(sources)).Sources.Select(source => source.Name).Order(StringComparer.Ordinal)];
}
