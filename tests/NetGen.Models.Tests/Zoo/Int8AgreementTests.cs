using System.Globalization;
using NetGen.Calibration;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Zoo;

/// <summary>
/// The zoo's own declarations, scaled down, quantized by NetGen's calibration, and run as int8 on inputs that it has not seen, against PyTorch's float64.
/// </summary>
/// <remarks>
/// What to expect: a map from 0 to about 8 with a spread of 1.5 has steps of 8/255, an error 44 dB below it; a channel of weights that is uniform to its ends has one 48 dB below. A layer
/// that reads the one through the other is off by 42.5 dB. Such errors are independent and add up over N layers: 42.5 - 10 log10 N. Layers that see more of a
/// difference than of the signal take from it: <see cref="Margin"/>.
/// </remarks>
public sealed class Int8AgreementTests(RunSummary summary) : IClassFixture<RunSummary>
{
    private const int CalibrationInputs = 32;
    private const double OfOneLayer = 42.5;
    private const double Margin = 12;

    private static readonly AgreementTable Table = new("int8");

    public static TheoryData<string> Networks() => [.. ScaledNetwork.Names()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void QuantizedCodeStaysNearPyTorch(string name)
    {
        ScaledNetwork scaled = ScaledNetwork.Load(name);
        NetworkModel model = scaled.WithoutSoftmax;
        CalibrationSet calibration = CalibrationSet.Of(Enumerable.Range(0, CalibrationInputs).Select(scaled.Calibration));
        ParameterFile parameters = Quantizer.Quantize(model, scaled.Parameters, calibration);
        RunnableNetwork network = RunnableNetwork.Compile(model with { Precision = NetworkPrecision.Int8 }, new FileParameters(parameters));
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        double signal = 0;
        double noise = 0;
        int agreed = 0;
        HashSet<int> places = [];
        for (int vector = 0; vector < scaled.LogitVectors; vector++)
        {
            Array[] outputs = network.Infer(Quantize(scaled.Input(vector), graph.Inputs[0].Type.Quantization!));
            for (int i = 0; i < outputs.Length; i++)
            {
                Quantization quantization = graph.Outputs[i].Type.Quantization!;
                float[] wanted = scaled.Logits(vector, i);
                float[] actual = scaled.Sampled([.. ((sbyte[])outputs[i]).Select(value => quantization.Scale * (value - quantization.ZeroPoint))], i);
                Assert.Equal(wanted.Length, actual.Length);
                signal += wanted.Sum(value => (double)value * value);
                noise += wanted.Zip(actual).Sum(pair => Math.Pow((double)pair.First - pair.Second, 2));
                int place = Array.IndexOf(wanted, wanted.Max());
                places.Add(place);
                agreed += actual[place] == actual.Max() ? 1 : 0;
            }
        }

        double decibels = 10 * Math.Log10(signal / noise);
        int layers = graph.Nodes.Count(node => node.Parameter("weight") is not null);
        double expected = OfOneLayer - (10 * Math.Log10(layers));
        Table.Check(name, Text(layers), expected.ToString("0.0", CultureInfo.InvariantCulture), decibels.ToString("0.0", CultureInfo.InvariantCulture), $"{Text(agreed)} of {Text(scaled.LogitVectors * graph.Outputs.Count)}", Text(places.Count));
        Assert.True(decibels > expected - Margin, $"{name}: {decibels:0.0} dB; {layers} layers let expect {expected:0.0}, and at least {expected - Margin:0.0}");
        Assert.True(2 * agreed >= scaled.LogitVectors * graph.Outputs.Count, $"{name}: {agreed}");
        summary.Add("zoo, scaled down, int8 near PyTorch", name, scaled.LogitVectors);
    }

    [Fact]
    public void TheTableHasEveryNetwork() => Assert.Equal(ScaledNetwork.Names(), Table.Networks);

    private static sbyte[] Quantize(float[] reals, Quantization quantization) =>
        [.. reals.Select(real => (sbyte)Math.Clamp(Math.Round((double)real / quantization.Scale, MidpointRounding.AwayFromZero) + quantization.ZeroPoint, sbyte.MinValue, sbyte.MaxValue))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
