using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Networks;
using NetGen.Generator;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;

namespace NetGen.Benchmarks;

/// <summary>How long it takes to choose the forms of a network's layers for a board: every form that could be chosen written and counted, the best selection proved. Aim: under 50 ms each.</summary>
[Config(typeof(BenchmarkConfig))]
[MemoryDiagnoser]
public class ChooserBenchmark
{
    private NetworkModel model = null!;
    private FileParameters parameters = null!;
    private Plan plan = null!;

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    /// <summary>The networks to measure.</summary>
    public static IEnumerable<string> Networks => TinyModel.Names;

    /// <summary>Imports the network for nanoFramework.</summary>
    [GlobalSetup]
    public void Import()
    {
        TinyModel tiny = new(Network);
        model = tiny.Imported.Model with { Profile = CodeProfile.NanoFramework };
        parameters = new FileParameters(tiny.Imported.Parameters);
        plan = Compiler.Compile(model, parameters, new CompileOptions(CodeForm.Loop)).Plan ?? throw new InvalidOperationException(Network + " has no plan");
    }

    /// <summary>The forms of the layers, each by itself.</summary>
    [Benchmark]
    public ChosenForms Choose() => ChooseForms.Run(plan.Graph, plan.Arena, model, CodeForm.Auto, vectors: false, CancellationToken.None);

    /// <summary>From parameters in memory to the plan: the graph, the arena, the forms, layers that are joined.</summary>
    [Benchmark]
    public CompiledNetwork Compile() => Compiler.Compile(model, parameters, CompileOptions.Default);
}
