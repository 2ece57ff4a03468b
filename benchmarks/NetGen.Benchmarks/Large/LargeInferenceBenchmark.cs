using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Onnx;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Benchmarks.Large;

/// <summary>
/// One inference of a network of millions of weights on one thread: NetGen's code in the forms that it chooses against ONNX Runtime, same numbers,
/// float32 and int8. The weights are random: they change no time, as neither side looks for zeros here.
/// </summary>
[Config(typeof(BenchmarkConfig))]
public class LargeInferenceBenchmark
{
    private const int Seed = 1;
    private const int CallsBefore = 40;

    // What random weights and other orders of summation leave of the ninth digit, after dozens of layers.
    private const double MostError = 1e-4;

    private Action inferFloat = null!;
    private Action inferInt8 = null!;
    private OnnxSession<float> real = null!;
    private OnnxSession<byte> quantized = null!;

    /// <summary>The block of samples/Zoo.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    /// <summary>The networks to measure.</summary>
    public static IEnumerable<string> Networks => LargeNetwork.Names;

    /// <summary>Opens both contestants in float32, and holds their outputs against each other.</summary>
    [GlobalSetup(Targets = [nameof(OnnxFloat), nameof(NetGenFloat)])]
    public void OpenFloat()
    {
        (RunnableNetwork network, MethodInfo infer) = Load(NetworkPrecision.Float32);
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        float[] input = [.. Values(graph).Select(value => value / 128f)];
        float[] output = new float[graph.Outputs[0].Type.Count];
        Action<float[], float[]> run = infer.CreateDelegate<Action<float[], float[]>>();
        inferFloat = () => run(input, output);
        real = OnnxSession.OpenFloat(graph);
        OnnxSession.Fill(real, graph, input);
        real.Run();
        Warm(inferFloat);
        double error = Tensors.RelativeError(output, real.Output);
        if (!(error < MostError))
        {
            throw new InvalidOperationException($"{Network}: outputs differ by {error}: two networks would be compared, not two runtimes");
        }
    }

    /// <summary>Opens both contestants in int8. Random scales saturate most values: the outputs say nothing, the time is the same.</summary>
    [GlobalSetup(Targets = [nameof(OnnxInt8), nameof(NetGenInt8)])]
    public void OpenInt8()
    {
        (RunnableNetwork network, MethodInfo infer) = Load(NetworkPrecision.Int8);
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        sbyte[] input = [.. Values(graph)];
        sbyte[] output = new sbyte[graph.Outputs[0].Type.Count];
        Action<sbyte[], sbyte[]> run = infer.CreateDelegate<Action<sbyte[], sbyte[]>>();
        inferInt8 = () => run(input, output);
        quantized = OnnxSession.OpenInt8(graph);
        OnnxSession.Fill(quantized, graph, input);
        Warm(inferInt8);
    }

    /// <summary>ONNX Runtime, float32.</summary>
    [Benchmark(Baseline = true)]
    public void OnnxFloat() => real.Run();

    /// <summary>NetGen, float32.</summary>
    [Benchmark]
    public void NetGenFloat() => inferFloat();

    /// <summary>ONNX Runtime, int8.</summary>
    [Benchmark]
    public void OnnxInt8() => quantized.Run();

    /// <summary>NetGen, int8.</summary>
    [Benchmark]
    public void NetGenInt8() => inferInt8();

    /// <summary>Closes what a setup opened.</summary>
    [GlobalCleanup]
    public void Close()
    {
        quantized?.Dispose();
        real?.Dispose();
    }

    private static void Warm(Action infer)
    {
        for (int i = 0; i < CallsBefore; i++)
        {
            infer();
        }
    }

    private static IEnumerable<sbyte> Values(NetworkGraph graph)
    {
        Random random = new(Seed);
        return [.. Enumerable.Range(0, (int)graph.Inputs[0].Type.Count).Select(_ => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1))];
    }

    private (RunnableNetwork Network, MethodInfo Infer) Load(NetworkPrecision precision)
    {
        LargeNetwork large = new(Network, precision);
        RunnableNetwork network = RunnableNetwork.Compile(large.Model, new FileParameters(large.Parameters()));
        Assembly assembly = new AssemblyLoadContext(large.Name).LoadFromStream(new MemoryStream(network.Image));
        return (network, assembly.GetType(network.Type.FullName!, throwOnError: true)!.GetMethod("Infer")!);
    }
}
