using System.Runtime.InteropServices;
using NetGen.Arrays;
using NetGen.Arrays.Binding;
using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Calibration.Running;
using NetGen.Generator;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Models.Tests.Recurrent;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.Models.Tests.Calibration;

/// <summary>Recurrent layers quantized by what their inputs show: the int8 network stays near the float outputs, over all steps.</summary>
public sealed class RecurrentQuantizationTests(AccuracySummary summary, ITestOutputHelper output) : IClassFixture<AccuracySummary>
{
    /// <summary>As for other layers: <see cref="QuantizedVectorTests"/>.</summary>
    private const double LeastDecibels = 30;

    private const int Copies = 8;

    private const double Noise = 0.1;

    /// <summary>All but the one whose gates are all or nothing, so that steps next to 0 decide.</summary>
    public static TheoryData<string> Cases() => [.. RecurrentCase.Names().Where(name => name != "lstm_peepholes_saturate")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Int8_stays_near_float(string name)
    {
        RecurrentCase given = RecurrentCase.Load(name);
        NetworkModel model = DeclaredNetwork.FromMembers(given.Members, NetworkPrecision.Float32);
        ObservedNetwork real = ObservedNetwork.Compile(model, NetworkPrecision.Float32, given.Parameters(NetworkPrecision.Float32));
        var vectors = given.Vectors(NetworkPrecision.Float32).ToArray();
        float[][][] inputs = [.. vectors.Select(vector => real.Graph.Inputs.Select(input => Floats(vector.Inputs[input.Name])).ToArray())];
        ParameterFile file = Quantizer.Quantize(real, WithNoise(real.Graph, inputs, 1));
        if (!given.Has(NetworkPrecision.Int8) && name.StartsWith("lstm", StringComparison.Ordinal))
        {
            // A cell that comes from outside has no integer network: the compiler says so.
            QuantizationException exception = Assert.Throws<QuantizationException>(() => ObservedNetwork.Compile(model, NetworkPrecision.Int8, new FileParameters(file)));
            Assert.Matches("in an integer network this state is int16", exception.Message);
            return;
        }

        ObservedNetwork integer = ObservedNetwork.Compile(model, NetworkPrecision.Int8, new FileParameters(Read(file)));
        Assert.Empty(integer.Warnings);
        for (int o = 0; o < real.Graph.Outputs.Count; o++)
        {
            Value to = integer.Graph.Outputs[o];
            ErrorMeter meter = new();
            for (int i = 0; i < vectors.Length; i++)
            {
                float[] expected = Floats(vectors[i].Outputs[real.Graph.OutputNames[o]]);
                integer.Run([.. inputs[i].Select((input, k) => CompareNetworks.Quantize(input, integer.Graph.Inputs[k].Type.Quantization!))]);
                int[] numbers = to.Type.Element == ElementType.Int16 ? [.. integer.Read<short>(to).ToArray()] : [.. integer.Read<sbyte>(to).ToArray()];
                for (int k = 0; k < expected.Length; k++)
                {
                    meter.Add(expected[k], (double)to.Type.Quantization!.Scale * (numbers[k] - to.Type.Quantization.ZeroPoint));
                }
            }

            Assert.True(meter.Decibels >= LeastDecibels, FormattableString.Invariant($"{to.Name}: {meter.Decibels:0.0} dB"));
            summary.Add("recurrent vectors, quantized by their own inputs", meter.Decibels);
        }
    }

    /// <summary>What PyTorch trained on a task, on inputs that calibration has not seen: the same classes.</summary>
    [SkippableTheory]
    [InlineData("torch_rnn_tanh", 40, "[Rnn(16)]")]
    [InlineData("torch_lstm", 40, "[Lstm(16)]")]
    [InlineData("torch_gru", 40, "[Gru(16)]")]
    [InlineData("torch_bilstm2", 40, "[Lstm(16, Direction = Direction.Both, Sequences = true)]", "[Lstm(16, Direction = Direction.Both, Sequences = true)]", "[Slice(new[] { 19, 0 }, new[] { 1, 32 })]")]
    public void Trained_networks_decide_alike(string name, double decibels, params string[] layers)
    {
        string folder = Path.Combine(Repository.Shared, "models", name);
        Skip.IfNot(Directory.Exists(folder), "../shared/models is absent");
        string[] members = ["[Input(20, 8)] static partial void X();", .. layers.Select((layer, i) => $"{layer} static partial void L{i}();"), "[Dense(4)] static partial void Logits();"];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);
        string weights = Path.Combine(folder, "weights.npz");
        ArrayImport import = ArrayImport.Bind(model, Compiler.Analyze(model).Declared!, NamedArrays.Read(File.ReadAllBytes(weights), weights), weights, new BindingOptions());
        ObservedNetwork real = ObservedNetwork.Compile(model, NetworkPrecision.Float32, new FileParameters(import.Parameters()));
        float[][][] inputs = [.. Enumerable.Range(0, 5).Select(i => new[] { MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, $"in_{i}.bin"))).ToArray() })];
        ParameterFile file = Read(Quantizer.Quantize(real, WithNoise(real.Graph, inputs, 1)));
        Accuracy accuracy = Quantizer.Compare(real, file, WithNoise(real.Graph, inputs, 2));
        foreach (ValueError value in accuracy.Values)
        {
            output.WriteLine(FormattableString.Invariant($"{name} {value.Name}: {value.Decibels:0.0} dB, {accuracy.Agreement:P1} of {accuracy.Samples} decided alike"));
        }

        Assert.Equal(1, accuracy.Agreement);
        Assert.InRange(accuracy.Values[^1].Decibels, decibels, double.PositiveInfinity);
    }

    /// <summary>The cell of every step counts, although the layer gives its last step alone, and in both directions.</summary>
    [Fact]
    public void Ranges_are_those_of_all_steps()
    {
        string[] members = ["[Input(4, 1)] static partial void X();", "[Lstm(1, Direction = Direction.Both, Bias = false)] static partial void L();"];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);
        ParameterFile floats = new(
            new[] { ("L.weight", 4, 1), ("L.recurrent_weight", 4, 1), ("L.reverse.weight", 4, 1), ("L.reverse.recurrent_weight", 4, 1) }
                .Select(tensor => new TensorRecord(tensor.Item1, new TensorType(ElementType.Float32, new TensorShape(4, 1)), Packing.FromFloats(tensor.Item1.Contains("recurrent", StringComparison.Ordinal) ? [0, 0, 0, 0] : [5, 5, 5, 5])))
                .ToEquatableArray(),
            []);
        ObservedNetwork network = ObservedNetwork.Compile(model, NetworkPrecision.Float32, new FileParameters(floats));
        float[] x = [0.75f, 0.75f, 0.75f, -1];
        ParameterFile file = Quantizer.Quantize(network, CalibrationSet.Of([x]));

        // The cell grows in three steps to c, and is forgotten in the last; backwards it begins there.
        double gate = 1 / (1 + Math.Exp(-3.75));
        double c = 0;
        for (int t = 0; t < 3; t++)
        {
            c = (gate * c) + (gate * Math.Tanh(3.75));
        }

        Node layer = network.Graph.Nodes.Single(node => node.Operator is Lstm);
        float[] cells = network.Read<float>(network.StepsOf(layer, "cell").First()).ToArray();
        Assert.Equal(c, cells[2], 5);
        Assert.InRange(Math.Abs(cells[3]), 0, 0.1);
        ValueRecord cell = file.Values.Single(value => value.Name == "L.cell");
        Assert.Equal((ElementType.Int16, 0), (cell.Element, cell.ZeroPoint));
        Assert.InRange(c, 2, 4);
        Assert.Equal(4f / 32768, cell.Scale);
        ValueRecord hidden = file.Values.Single(value => value.Name == "L");
        Assert.InRange(hidden.Scale * 255, gate * Math.Tanh(c), 1.2);
    }

    /// <summary>A layer that reads its own output has the whole range of it, whatever a clamp or a Concat behind it wants.</summary>
    [Theory]
    [InlineData("[Activate(Activation.Relu)] static partial void A();", -0.7)]
    [InlineData("[Activate(Activation.Relu6)] static partial void A();", -0.7)]
    public void What_is_cut_off_behind_a_recurrent_layer_is_read_by_its_next_step(string behind, double least)
    {
        string[] members = ["[Input(5, 2)] static partial void X();", "[Lstm(4)] static partial void L();", behind];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);
        ObservedNetwork network = ObservedNetwork.Compile(model, NetworkPrecision.Float32, new RandomParameters(3));
        Random random = new(1);
        ParameterFile file = Quantizer.Quantize(network, CalibrationSet.Of(Enumerable.Range(0, 50).Select(_ => Enumerable.Range(0, 10).Select(_ => (random.NextSingle() * 20) - 10).ToArray())));
        ValueRecord hidden = file.Values.Single(value => value.Name == "L");
        Assert.InRange(hidden.Scale * (-128 - hidden.ZeroPoint), -1.01, least);
    }

    private static ParameterFile Read(ParameterFile written)
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(ParameterFileWriter.Write(written));
        Assert.Null(problem);
        return file!;
    }

    private static CalibrationSet WithNoise(NetworkGraph graph, float[][][] inputs, int seed)
    {
        Random random = new(seed);
        return CalibrationSet.Of(graph.Inputs.Select((input, k) => (input.Name, Samples: Enumerable.Range(0, Copies + 1).SelectMany(copy => inputs.Select(vector => Noisy(vector[k], copy == 0 ? 0 : Noise, random))).ToArray()))
            .ToDictionary(input => input.Name, input => input.Samples));
    }

    private static float[] Noisy(float[] values, double noise, Random random)
    {
        double size = noise * Math.Sqrt(values.Average(value => (double)value * value));
        return [.. values.Select(value => (float)(value + (size * ((2 * random.NextDouble()) - 1))))];
    }

    private static float[] Floats(byte[] bytes) => (float[])Tensors.FromBytes(bytes, ElementType.Float32);
}
