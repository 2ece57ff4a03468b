using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Incremental;

/// <summary>The pipeline holds data, nothing of the compiler: otherwise it would keep whole compilations alive and compare nothing equal.</summary>
public sealed class PipelineValueTests
{
    private const string Source = """
        using NetGen;
        namespace Demo
        {
            public static partial class Outer
            {
                [Network(Precision = Precision.Int8), Weights("net.netgen"), Target(Board.Esp32), Budget(Macs = 5), Unroll(Form.Loop)]
                public static partial class Net
                {
                    [Input(8, 8, 3)] static partial void Image();
                    [Conv2D(4, 3, Activation = Activation.Relu, Pads = new[] { 1, 1, 1, 1 })][Output] static partial void Stem();
                    [Add(nameof(Stem), nameof(Stem))] private static partial void Sum();
                    [Dense(0)] static partial void Logits();
                }
            }
        }
        """;

    private static readonly TextFile File = new("net.netgen", ParameterFiles.Of(("Stem.bias", [4])));

    [Fact]
    public void ValuesHoldNothingOfTheCompiler()
    {
        GeneratorRun run = Workbench.Generate(Workbench.Compile(Source), File);
        object[] values = [.. run.Values()];
        Assert.Equal(3, values.Length);
        Assert.Empty(values.SelectMany(ObjectWalk.Violations));
    }

    /// <summary>The walk sees what there is to see: without it the test above could not fail.</summary>
    [Fact]
    public void TheWalkFindsWhatIsForbidden()
    {
        CSharpCompilation compilation = Workbench.Compile(Source);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        ISymbol symbol = compilation.GetTypeByMetadataName("Demo.Outer")!;
        object[] forbidden = [compilation, symbol, tree, tree.GetRoot(), symbol.Locations[0], File, tree.GetText()];
        Assert.All(forbidden, item => Assert.NotEmpty(ObjectWalk.Violations(new Holder([null, new Holder([item])]))));
        Assert.Empty(ObjectWalk.Violations(new Holder([null, new Holder(["text", 3])])));
    }

    [Fact]
    public void EqualSourcesGiveEqualValues()
    {
        object[] left = [.. GeneratorRun.Start(Workbench.Compile(Source), File).Values()];
        object[] right = [.. GeneratorRun.Start(Workbench.Compile(Source), new TextFile(File.Path, File.GetText().ToString())).Values()];
        Assert.Equal(left, right);
        Assert.Equal(left.Select(value => value.GetHashCode()), right.Select(value => value.GetHashCode()));
        Assert.All(left.Zip(right), pair => Assert.NotSame(pair.First, pair.Second));
    }

    [Fact]
    public void TheOldCompilationDies()
    {
        (GeneratorRun after, WeakReference old) = RunTwice();
        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        GC.KeepAlive(after);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun After, WeakReference Old) RunTwice()
    {
        CSharpCompilation compilation = Workbench.Compile(Source, "class Other { }");
        CSharpCompilation edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Workbench.Parse("class Edited { }", "File1.cs"));
        return (GeneratorRun.Start(compilation, File).Next(edited), new WeakReference(compilation));
    }

    private sealed record Holder(object?[] Items);
}
