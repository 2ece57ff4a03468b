using Microsoft.ML.OnnxRuntime;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx;

/// <summary>Opens networks in ONNX Runtime: CPU, one thread, no spinning helpers.</summary>
public static class OnnxSession
{
    /// <summary>The network in 8 bits.</summary>
    public static OnnxSession<byte> OpenInt8(NetworkGraph graph) => Open<byte>(graph, OnnxExporter.Int8(graph));

    /// <summary>The network in float32.</summary>
    public static OnnxSession<float> OpenFloat(NetworkGraph graph) => Open<float>(graph, OnnxExporter.Float(graph));

    /// <summary>Gives a session its input, from int8 channels last.</summary>
    public static void Fill(OnnxSession<byte> session, NetworkGraph graph, sbyte[] input)
    {
        byte[] moved = Array.ConvertAll(input, value => (byte)(value + QdqWriter.Offset));
        Planes.Order(moved, graph.Inputs[0].Shape).CopyTo(session.Input, 0);
    }

    /// <summary>The output of a session's last run as NetGen's int8, planes.</summary>
    public static sbyte[] Output(OnnxSession<byte> session) => Array.ConvertAll(session.Output, value => (sbyte)(value - QdqWriter.Offset));

    /// <summary>Gives a session its input, from int8 channels last.</summary>
    public static void Fill(OnnxSession<float> session, NetworkGraph graph, sbyte[] input)
    {
        Quantization quantization = graph.Inputs[0].Type.Quantization!;
        float[] real = [.. input.Select(value => quantization.Scale * (value - quantization.ZeroPoint))];
        Planes.Order(real, graph.Inputs[0].Shape).CopyTo(session.Input, 0);
    }

    /// <summary>Gives a session its input, from float32 channels last.</summary>
    public static void Fill(OnnxSession<float> session, NetworkGraph graph, float[] input) => Planes.Order(input, graph.Inputs[0].Shape).CopyTo(session.Input, 0);

    private static OnnxSession<T> Open<T>(NetworkGraph graph, byte[] model)
        where T : unmanaged
    {
        using SessionOptions options = new()
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        return new OnnxSession<T>(new InferenceSession(model, options), Planes.Dims(graph.Inputs[0].Shape), Planes.Dims(graph.Outputs[0].Shape));
    }
}

/// <summary>A network of one input and one output in ONNX Runtime, bound to arrays once: a run copies and allocates nothing.</summary>
/// <typeparam name="T">The type of its input and output values.</typeparam>
public sealed class OnnxSession<T> : IDisposable
    where T : unmanaged
{
    private readonly InferenceSession session;
    private readonly RunOptions options = new();
    private readonly OrtIoBinding binding;
    private readonly OrtValue input;
    private readonly OrtValue output;

    internal OnnxSession(InferenceSession session, long[] inputDims, long[] outputDims)
    {
        this.session = session;
        Input = new T[Count(inputDims)];
        Output = new T[Count(outputDims)];
        input = OrtValue.CreateTensorValueFromMemory(Input, inputDims);
        output = OrtValue.CreateTensorValueFromMemory(Output, outputDims);
        binding = session.CreateIoBinding();
        binding.BindInput(session.InputNames[0], input);
        binding.BindOutput(session.OutputNames[0], output);
    }

    /// <summary>The input, planes.</summary>
    public T[] Input { get; }

    /// <summary>The output of the last run, planes.</summary>
    public T[] Output { get; }

    /// <summary>Runs the network once.</summary>
    public void Run() => session.RunWithBinding(options, binding);

    /// <inheritdoc/>
    public void Dispose()
    {
        binding.Dispose();
        input.Dispose();
        output.Dispose();
        options.Dispose();
        session.Dispose();
    }

    private static long Count(long[] dims) => dims.Aggregate(1L, (count, size) => count * size);
}
