using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Roslyn;
using NetGen.Generator;
using NetGen.Generator.Parameters;
using NetGen.Import.Writing;

namespace NetGen.Benchmarks;

/// <summary>What a network adds to a build: from its declaration and its parameter file to C#, nothing cached. Aim: under 1 s each.</summary>
[Config(typeof(BenchmarkConfig))]
[MemoryDiagnoser]
public class GeneratorBenchmark
{
    private CSharpCompilation project = null!;
    private TextFile parameters = null!;

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    /// <summary>The networks to measure.</summary>
    public static IEnumerable<string> Networks => TinyModel.Names;

    /// <summary>Writes the declaration and the parameter file as <c>netgen import</c> does.</summary>
    [GlobalSetup]
    public void Import()
    {
        TinyModel model = new(Network);
        project = Project.Compile(Project.Parse(DeclarationWriter.Write(model.Imported.Model), "Net.cs"));
        parameters = new TextFile(model.Imported.Model.WeightsPath!, ParameterFileWriter.Write(model.Imported.Parameters));
        if (Generate() < 10_000)
        {
            throw new InvalidOperationException(Network + " was not generated: nothing would be measured");
        }
    }

    /// <summary>Characters of generated C#.</summary>
    [Benchmark]
    public int Generate() =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], [parameters], Project.ParseOptions)
            .RunGenerators(project.Clone())
            .GetRunResult()
            .Results[0].GeneratedSources.Sum(source => source.SourceText.Length);
}
