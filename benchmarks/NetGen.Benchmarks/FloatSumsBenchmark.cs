using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Benchmarks;

/// <summary>
/// Float layers with their weights as constants on this machine's just-in-time compiler: as they are written for an interpreter, one sum after the other, against how
/// they are written for a compiler, several side by side.
/// </summary>
[Config(typeof(BenchmarkConfig))]
public class FloatSumsBenchmark
{
    private static readonly Dictionary<string, (string Input, string Layer)> Cases = new()
    {
        ["dense 64 -> 32"] = ("64", "Dense(32)"),
        ["dense 200 -> 40"] = ("200", "Dense(40)"),
        ["pointwise 24 -> 48"] = ("16, 1, 24", "PointwiseConv2D(48)"),
        ["pointwise 64 -> 64"] = ("8, 8, 64", "PointwiseConv2D(64)"),
        ["conv 3x3 16 -> 32"] = ("8, 8, 16", "Conv2D(32, 3)"),
    };

    // The just-in-time compiler replaces a method's first code in steps, in the background, and needs many calls to be done.
    private const int CallsBefore = 300;

    private Action infer = null!;

    /// <summary>The layer.</summary>
    [ParamsSource(nameof(Layers))]
    public string Layer { get; set; } = "";

    /// <summary>The layers to measure.</summary>
    public static IEnumerable<string> Layers => Cases.Keys;

    /// <summary>Compiles the layer for an interpreter.</summary>
    [GlobalSetup(Target = nameof(Interpreted))]
    public void CompileInterpreted() => Compile(CodeProfile.NanoFramework);

    /// <summary>Compiles the layer for a compiler.</summary>
    [GlobalSetup(Target = nameof(Compiled))]
    public void CompileCompiled() => Compile(CodeProfile.Meadow);

    /// <summary>One sum after the other.</summary>
    [Benchmark(Baseline = true)]
    public void Interpreted() => infer();

    /// <summary>Sums side by side.</summary>
    [Benchmark]
    public void Compiled() => infer();

    private void Compile(CodeProfile profile)
    {
        (string takes, string layer) = Cases[Layer];
        NetworkModel model = DeclaredNetwork.FromMembers([$"[Input({takes})] static partial void In();", $"[{layer}] static partial void Out();"], NetworkPrecision.Float32) with { Profile = profile };
        RunnableNetwork network = RunnableNetwork.Compile(model, new RandomParameters(1), CodeForm.Constants);

        // A collectible assembly gets neither tiered compilation nor static fields as constants.
        Type type = new AssemblyLoadContext("measured").LoadFromStream(new MemoryStream(network.Image)).GetType(network.Type.FullName!)!;
        Action<float[], float[]> run = type.GetMethod("Infer")!.CreateDelegate<Action<float[], float[]>>();
        Random random = new(1);
        float[] input = [.. Enumerable.Range(0, (int)network.Compiled.Plan!.Graph.Inputs[0].Type.Count).Select(_ => random.NextSingle() - 0.5f)];
        float[] output = new float[network.Compiled.Plan.Graph.Outputs[0].Type.Count];
        infer = () => run(input, output);
        for (int i = 0; i < CallsBefore; i++)
        {
            infer();
            Thread.Sleep(i % 50 == 49 ? 150 : 0);
        }
    }
}
