using NetGen.Arrays;
using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Calibration.Running;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.Models.Tests.Calibration;

/// <summary>
/// The sample's network from a trainer's float parameters and 120 windows of the training set (training/gestures/floats.py), on the recorded windows that no training saw.
/// </summary>
public sealed class GestureQuantizationTests(ITestOutputHelper output, AccuracySummary summary) : IClassFixture<AccuracySummary>
{
    [Theory]
    [InlineData(true, RangeMethod.MinMax)]
    [InlineData(true, RangeMethod.Percentile)]
    [InlineData(true, RangeMethod.LeastError)]
    [InlineData(false, RangeMethod.MinMax)]
    public void IsAsGoodAsTheFloatNetwork(bool perChannel, RangeMethod ranges)
    {
        NetworkModel model = DeclaredNetwork.Read(File.ReadAllText(GestureWindow.Sample("Gestures.cs"))).Model;
        (ParameterFile? floats, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Gestures("gestures.float32.netgen")));
        Assert.Null(problem);
        ObservedNetwork real = ObservedNetwork.Compile(model, NetworkPrecision.Float32, new FileParameters(floats!));
        NamedArray windows = NamedArrays.Read(File.ReadAllBytes(Gestures("calibration.npz")), "calibration.npz").Items.Single();
        QuantizationOptions options = new()
        {
            PerChannel = perChannel,
            Ranges = ranges,
            Given = new Dictionary<string, Quantization> { ["Motion"] = new(1f / 32, 0) },
        };
        ParameterFile quantized = Quantizer.Quantize(real, CalibrationSet.Of(windows.Values.Chunk(192)), options);
        RunnableNetwork integer = RunnableNetwork.Compile(model, new FileParameters(quantized));

        IReadOnlyList<GestureWindow> all = GestureWindow.All();
        int right = 0;
        int alike = 0;
        int rightOfFloat = 0;
        foreach (GestureWindow window in all)
        {
            sbyte[] scores = (sbyte[])integer.Infer(window.Input)[0];
            real.Run([window.Input.Select(value => value / 32f).ToArray()]);
            int answer = Array.IndexOf(scores, scores.Max());
            float[] reals = real.Read<float>(real.Graph.Outputs[0]).ToArray();
            int wanted = Array.IndexOf(reals, reals.Max());
            right += GestureWindow.Classes[answer] == window.Class ? 1 : 0;
            rightOfFloat += GestureWindow.Classes[wanted] == window.Class ? 1 : 0;
            alike += answer == wanted ? 1 : 0;
        }

        Accuracy accuracy = Quantizer.Compare(real, quantized, CalibrationSet.Of(all.Select(window => window.Input.Select(value => value / 32f).ToArray())));
        ValueError logits = accuracy.Values.Single(value => value.Name == "Logits");
        output.WriteLine(FormattableString.Invariant($"float {rightOfFloat} of {all.Count}; int8 {right}, {alike} answers alike, logits {logits.Decibels:0.0} dB, largest error {logits.LargestError / logits.Quantization.Scale:0.0} steps"));
        summary.Add($"gestures, {ranges}{(perChannel ? "" : ", one weight scale a tensor")}, logits", logits.Decibels);

        // One in a hundred is three standard deviations of what luck does to the handful of windows on the border between two gestures.
        Assert.InRange(right, rightOfFloat - (all.Count / 100), all.Count);
        Assert.InRange(alike, 0.99 * all.Count, all.Count);
    }

    private static string Gestures(string file) => Repository.Combine("tests", "NetGen.Models.Tests", "Gestures", file);
}
