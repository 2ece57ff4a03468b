using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sound;

/// <summary>Post-training quantization of a network that listens: its samples are what they are, its features get a scale.</summary>
public sealed class SoundQuantizationTests
{
    [Fact]
    public void FeaturesGetAScaleAndSamplesNone()
    {
        string[] members =
        [
            "[Input(2400, 1)] static partial void Sound();",
            "[LogMel(20)] static partial void Features();",
            "[Conv1D(8, 3, Activation = Activation.Relu)] static partial void Stem();",
            "[Dense(4)] static partial void Logits();",
        ];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);
        RandomParameters parameters = new(1);
        Random random = new(2);
        CalibrationSet sounds = CalibrationSet.Of([.. Enumerable.Range(0, 20).Select(_ => Sound(random))]);
        ParameterFile file = Quantizer.Quantize(model, parameters, sounds);
        Assert.Equal(["Features", "Stem", "Logits"], file.Values.Select(value => value.Name));
        Accuracy accuracy = Quantizer.Compare(model, parameters, file, sounds);
        Assert.InRange(accuracy.Values.Single(value => value.Name == "Features").Decibels, 35, 80);
    }

    /// <summary>A tone in noise, in counts of 16 bits.</summary>
    private static float[] Sound(Random random)
    {
        (double level, double pitch) = (Math.Pow(10, 1 + (3 * random.NextDouble())), random.NextDouble());
        return [.. Enumerable.Range(0, 2400).Select(i => (float)Math.Round(level * (Math.Sin(i * pitch) + (0.1 * random.NextDouble()))))];
    }
}
