using System.Globalization;
using NetGen.Benchmarks.Networks;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Benchmarks.Onnx;

/// <summary>Whether what is compared computes the same: the largest distances from the golden outputs, in steps of the output's quantization.</summary>
/// <param name="Network">The network.</param>
/// <param name="Vectors">How many golden vectors were run.</param>
/// <param name="NetGenSteps">NetGen's code; must be 0.</param>
/// <param name="Int8Steps">ONNX Runtime in int8, which rounds otherwise than TensorFlow Lite.</param>
/// <param name="FloatSteps">ONNX Runtime in float32, which does not round between layers at all.</param>
public sealed record ModelCheck(string Network, int Vectors, int NetGenSteps, int Int8Steps, double FloatSteps)
{
    /// <summary>
    /// A few roundings, each off by one. Where the logits are close to each other, softmax makes up to 20 steps of one of theirs (scale 0.17 / 2 against 1 / 256).
    /// </summary>
    public const int MostInt8Steps = 8;

    /// <summary>What int8 itself costs: two or three steps of the logits. A wrong layout is off by 200.</summary>
    public const double MostFloatSteps = 48;

    /// <summary>Whether the comparison is one of equals.</summary>
    public bool Passes => Vectors > 0 && NetGenSteps == 0 && Int8Steps <= MostInt8Steps && FloatSteps <= MostFloatSteps;

    /// <summary>Checks every network.</summary>
    public static IReadOnlyList<ModelCheck> RunAll() => [.. TinyModel.Names.Select(name => Run(new TinyModel(name)))];

    /// <summary>Checks one network.</summary>
    public static ModelCheck Run(TinyModel model)
    {
        NetworkGraph graph = model.Compile(CodeForm.Loop).Graph;
        TensorType type = graph.Outputs[0].Type;
        Quantization quantization = type.Quantization!;
        Action<sbyte[], sbyte[]> infer = HostNetwork.Load(model, CodeForm.Auto);
        using OnnxSession<byte> quantized = OnnxSession.OpenInt8(graph);
        using OnnxSession<float> real = OnnxSession.OpenFloat(graph);
        ModelCheck check = new(model.Name, 0, 0, 0, 0);
        foreach ((sbyte[] input, sbyte[] golden) in model.Vectors())
        {
            sbyte[] output = new sbyte[golden.Length];
            infer(input, output);
            OnnxSession.Fill(quantized, graph, input);
            quantized.Run();
            OnnxSession.Fill(real, graph, input);
            real.Run();
            sbyte[] planes = Planes.Order(golden, type.Shape);
            check = new ModelCheck(
                model.Name,
                check.Vectors + 1,
                Math.Max(check.NetGenSteps, Distances(output, golden).Max()),
                Math.Max(check.Int8Steps, Distances(OnnxSession.Output(quantized), planes).Max()),
                Math.Max(check.FloatSteps, real.Output.Zip(planes, (value, step) => Math.Abs((value / quantization.Scale) + quantization.ZeroPoint - step)).Max()));
        }

        return check;
    }

    /// <summary>A line for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Network,-8} {(Passes ? "ok" : "FAILED"),-6} {Vectors} vectors; off by at most: NetGen {NetGenSteps} steps, ONNX int8 {Int8Steps} of {MostInt8Steps}, ONNX float {FloatSteps:0.0} of {MostFloatSteps}");

    private static IEnumerable<int> Distances(sbyte[] left, sbyte[] right) => left.Zip(right, (a, b) => Math.Abs(a - b));
}
