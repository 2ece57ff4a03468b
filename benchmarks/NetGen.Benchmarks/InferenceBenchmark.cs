using BenchmarkDotNet.Attributes;
using NetGen.Benchmarks.Networks;
using NetGen.Benchmarks.Onnx;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks;

/// <summary>
/// One inference on one thread of this machine: NetGen's C# against ONNX Runtime's hand-written kernels.
/// The ratio says what a gateway pays for code without dependencies; it says nothing of a microcontroller.
/// </summary>
[Config(typeof(BenchmarkConfig))]
public class InferenceBenchmark
{
    // The just-in-time compiler replaces a method's first code in steps, in the background, and needs many calls to be done.
    private const int CallsBefore = 300;

    private Action<sbyte[], sbyte[]> infer = null!;
    private sbyte[] input = [];
    private sbyte[] output = [];
    private OnnxSession<byte> quantized = null!;
    private OnnxSession<float> real = null!;

    /// <summary>The network.</summary>
    [ParamsSource(nameof(Networks))]
    public string Network { get; set; } = "";

    /// <summary>The networks to measure.</summary>
    public static IEnumerable<string> Networks => TinyModel.Names;

    /// <summary>Compiles the network with the forms that NetGen chooses.</summary>
    [GlobalSetup(Target = nameof(NetGenAuto))]
    public void CompileAuto() => Compile(CodeForm.Auto);

    /// <summary>Compiles the network as loops over vectors of the processor.</summary>
    [GlobalSetup(Target = nameof(NetGenVector))]
    public void CompileVector() => Compile(CodeForm.Vector);

    /// <summary>Compiles the network with plain loops.</summary>
    [GlobalSetup(Target = nameof(NetGenLoop))]
    public void CompileLoop() => Compile(CodeForm.Loop);

    /// <summary>Opens the network as quantized ONNX.</summary>
    [GlobalSetup(Target = nameof(OnnxInt8))]
    public void OpenInt8()
    {
        TinyModel model = new(Network);
        NetworkGraph graph = model.Compile(CodeForm.Loop).Graph;
        quantized = OnnxSession.OpenInt8(graph);
        OnnxSession.Fill(quantized, graph, model.Vectors().First().Input);
    }

    /// <summary>Opens the network as float ONNX.</summary>
    [GlobalSetup(Target = nameof(OnnxFloat))]
    public void OpenFloat()
    {
        TinyModel model = new(Network);
        NetworkGraph graph = model.Compile(CodeForm.Loop).Graph;
        real = OnnxSession.OpenFloat(graph);
        OnnxSession.Fill(real, graph, model.Vectors().First().Input);
    }

    /// <summary>ONNX Runtime, the same int8 network.</summary>
    [Benchmark(Baseline = true)]
    public void OnnxInt8() => quantized.Run();

    /// <summary>ONNX Runtime, the network's numbers as float32.</summary>
    [Benchmark]
    public void OnnxFloat() => real.Run();

    /// <summary>NetGen, each layer in the form that it chooses.</summary>
    [Benchmark]
    public void NetGenAuto() => infer(input, output);

    /// <summary>NetGen, loops over vectors wherever there is such a form.</summary>
    [Benchmark]
    public void NetGenVector() => infer(input, output);

    /// <summary>NetGen, loops over arrays as a good programmer writes them.</summary>
    [Benchmark]
    public void NetGenLoop() => infer(input, output);

    /// <summary>Closes what a setup opened.</summary>
    [GlobalCleanup]
    public void Close()
    {
        quantized?.Dispose();
        real?.Dispose();
    }

    private void Compile(CodeForm form)
    {
        TinyModel model = new(Network);
        infer = HostNetwork.Load(model, form);
        (input, sbyte[] expected) = model.Vectors().First();
        output = new sbyte[expected.Length];
        for (int i = 0; i < CallsBefore; i++)
        {
            infer(input, output);
        }
    }
}
