using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Calibration;

/// <summary>
/// Every operator and every combination of the vectors: quantized by what its own inputs, with noise, show, the int8 network stays near PyTorch's float outputs.
/// </summary>
public sealed class QuantizedVectorTests(AccuracySummary summary) : IClassFixture<AccuracySummary>
{
    /// <summary>
    /// Rounding to 256 steps leaves a value that fills its range evenly with 48 dB of signal over noise, and one with a bell curve that reaches its range's
    /// ends at four standard deviations with 41 dB. Ten roundings one behind the other, as many as the deepest of these networks has, are 10 dB more noise.
    /// </summary>
    private const double LeastDecibels = 30;

    /// <summary>Noisy copies of each vector among the inputs for calibration.</summary>
    private const int Copies = 8;

    /// <summary>The noise's largest size by the input's root mean square.</summary>
    private const double Noise = 0.1;

    public static TheoryData<string> Cases() => [.. VectorCase.Names().Where(static name => VectorCase.Load(name).Vectors(NetworkPrecision.Float32).Count > 0)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Int8StaysNearFloat(string name)
    {
        VectorCase vectorCase = VectorCase.Load(name);
        NetworkModel model = DeclaredNetwork.FromMembers(vectorCase.Members, NetworkPrecision.Float32);
        ObservedNetwork real = ObservedNetwork.Compile(model, NetworkPrecision.Float32, vectorCase.Parameters(NetworkPrecision.Float32));
        var vectors = vectorCase.Vectors(NetworkPrecision.Float32);
        float[][][] inputs = [.. vectors.Select(vector => real.Graph.Inputs.Select(input => Reals(vector.Inputs[input.Name], input.Type.Element)).ToArray())];
        string text = ParameterFileWriter.Write(Quantizer.Quantize(real, WithNoise(real.Graph, inputs)));
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(text);
        Assert.Null(problem);
        ObservedNetwork integer = ObservedNetwork.Compile(model, NetworkPrecision.Int8, new FileParameters(file!));
        Assert.Empty(integer.Warnings);
        for (int o = 0; o < real.Graph.Outputs.Count; o++)
        {
            Value from = real.Graph.Outputs[o];
            Value to = integer.Graph.Outputs[o];
            ErrorMeter meter = new();
            for (int i = 0; i < vectors.Count; i++)
            {
                byte[] golden = vectors[i].Outputs[real.Graph.OutputNames[o]];
                real.RunOn(inputs[i]);
                integer.RunOn(inputs[i]);
                if (from.Type.Element == ElementType.Int32)
                {
                    Assert.Equal((int[])Tensors.FromBytes(golden, ElementType.Int32), real.Read<int>(from).ToArray());
                    continue;
                }

                float[] expected = Floats(golden);
                Assert.InRange(Tensors.RelativeError(real.Read<float>(from).ToArray(), expected), 0, 1e-5);
                if (to.Type.Element == ElementType.Float32)
                {
                    // A detector's list: which boxes are in it, a step of a score decides.
                    continue;
                }

                ReadOnlySpan<sbyte> numbers = integer.Read<sbyte>(to);
                Quantization quantization = to.Type.Quantization!;
                for (int k = 0; k < expected.Length; k++)
                {
                    meter.Add(expected[k], (double)quantization.Scale * (numbers[k] - quantization.ZeroPoint));
                }
            }

            if (to.Type.Element == ElementType.Int8)
            {
                Assert.True(meter.Decibels >= LeastDecibels, FormattableString.Invariant($"{from.Name}: {meter.Decibels:0.0} dB"));
                summary.Add("operator vectors, quantized by their own inputs", meter.Decibels);
            }
        }
    }

    private static CalibrationSet WithNoise(NetworkGraph graph, float[][][] inputs)
    {
        Random random = new(1);
        return CalibrationSet.Of(graph.Inputs.Select((input, k) => (input.Name, Samples: Enumerable.Range(0, Copies + 1).SelectMany(copy => inputs.Select(vector => Noisy(vector[k], copy == 0 || input.Type.Element == ElementType.Int32 ? 0 : Noise, random))).ToArray()))
            .ToDictionary(input => input.Name, input => input.Samples));
    }

    private static float[] Noisy(float[] values, double noise, Random random)
    {
        double size = noise * Math.Sqrt(values.Average(value => (double)value * value));
        return [.. values.Select(value => (float)(value + (size * ((2 * random.NextDouble()) - 1))))];
    }

    private static float[] Reals(byte[] bytes, ElementType element) =>
        element == ElementType.Int32 ? Array.ConvertAll((int[])Tensors.FromBytes(bytes, element), static token => (float)token) : Floats(bytes);

    private static float[] Floats(byte[] bytes) => (float[])Tensors.FromBytes(bytes, ElementType.Float32);
}
