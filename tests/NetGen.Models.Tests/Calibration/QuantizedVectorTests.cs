using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Calibration;

public sealed class QuantizedVectorTests
{
    private const int Copies = 8;
    private const double NoiseShare = 0.1;

    public static IEnumerable<string> Names() => VectorCase.Names().Where(name => VectorCase.Load(name).Vectors(NetworkPrecision.Float32).Count > 0);

    [Fact]
    public void Explore()
    {
        List<string> lines = [];
        foreach (string name in Names())
        {
            foreach (var options in new[] { QuantizationOptions.Default })
            {
                try
                {
                    lines.Add(One(name, options));
                }
                catch (Exception e)
                {
                    lines.Add(name + " FAILED " + e.GetType().Name + " " + e.Message.Split('\n')[0] + e.StackTrace!.Split('\n')[0]);
                }
            }
        }

        File.WriteAllLines("/work/scratch/explore.txt", lines);
    }

    private static string One(string name, QuantizationOptions options)
    {
        VectorCase vectorCase = VectorCase.Load(name);
        NetworkModel model = DeclaredNetwork.FromMembers(vectorCase.Members, NetworkPrecision.Float32);
        IParameterSource floats = vectorCase.Parameters(NetworkPrecision.Float32);
        var vectors = vectorCase.Vectors(NetworkPrecision.Float32);
        Random random = new(1);
        Dictionary<string, float[][]> inputs = [];
        Dictionary<string, float[][]> plain = [];
        foreach (string input in vectors[0].Inputs.Keys)
        {
            float[][] given = [.. vectors.Select(vector => (float[])Tensors.FromBytes(vector.Inputs[input], ElementType.Float32))];
            double size = Math.Sqrt(given.SelectMany(v => v).Average(v => (double)v * v));
            plain[input] = given;
            inputs[input] = [.. given, .. Enumerable.Range(0, Copies).SelectMany(_ => given.Select(v => v.Select(x => (float)(x + (NoiseShare * size * ((2 * random.NextDouble()) - 1)))).ToArray()))];
        }

        ParameterFile file = Quantizer.Quantize(model, floats, CalibrationSet.Of(inputs), options);
        Accuracy a = Quantizer.Compare(model, floats, file, CalibrationSet.Of(plain));
        RunnableNetwork network = RunnableNetwork.Compile(model with { Precision = NetworkPrecision.Int8 }, new FileParameters(file));
        return name + " " + string.Join(" ", a.Outputs.Select(o => FormattableString.Invariant($"{o.Name} {o.Decibels:0.0} dB max {o.LargestError / o.Quantization.Scale:0.00} mean {o.MeanError / o.Quantization.Scale:0.00}"))) + " agree " + a.Agreement;
    }
}
