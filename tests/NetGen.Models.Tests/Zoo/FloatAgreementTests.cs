using System.Globalization;
using NetGen.Generator;
using NetGen.Generator.Graph;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Zoo;

/// <summary>
/// The zoo's own declarations, scaled down and compiled for .NET, against PyTorch's networks written after the papers (training/zoo) with the same parameters:
/// every output within 1e-5 of the largest one of float64.
/// </summary>
public sealed class FloatAgreementTests(RunSummary summary) : IClassFixture<RunSummary>
{
    private static readonly AgreementTable Table = new("float32");

    public static TheoryData<string> Networks() => [.. ScaledNetwork.Names()];

    [Theory]
    [MemberData(nameof(Networks))]
    public void GeneratedCodeAgreesWithPyTorch(string name)
    {
        ScaledNetwork scaled = ScaledNetwork.Load(name);
        Analysis analysis = Compiler.Analyze(scaled.Model);
        Assert.Empty(analysis.Findings.Select(finding => finding.Id + " " + string.Join(": ", finding.Arguments)));

        // Both sides draw the same parameters, bit for bit, under the same names, and neither has one more.
        uint checksum = ScaledNetwork.ChecksumOf(analysis.Declared!, scaled.Parameters, out int tensors);
        Assert.Equal((scaled.TensorCount, scaled.Checksum), (tensors, checksum));

        RunnableNetwork network = RunnableNetwork.Compile(scaled.Model, scaled.Parameters);
        double worst = Error(scaled, network);
        Assert.Equal(0, network.AllocatedBytes(scaled.Input(0)));
        Assert.InRange(worst, 0, 1e-5);
        OperatorCost total = analysis.Cost!.Total;
        Table.Check(
            name, scaled.Size, scaled.Width.ToString(CultureInfo.InvariantCulture), total.Macs.ToString("N0", CultureInfo.InvariantCulture), total.Weights.ToString("N0", CultureInfo.InvariantCulture),
            Exponent(scaled.FloatErrorOfPyTorch), Exponent(worst));
        summary.Add("zoo, scaled down, float32 within 1e-5 of PyTorch", name, scaled.OutputVectors);
    }

    /// <summary>The error of a declaration that differs from its paper in one thing: what the limit of 1e-5 tells apart.</summary>
    [Theory]
    [InlineData("MobileNetV1_100_224", "Padding", "Symmetric", 0.1)]
    [InlineData("EfficientNet_B0", "Epsilon", "1e-5", 0.0001)]
    [InlineData("MobileNetV3_Small", "Gate", "Sigmoid", 0.01)]
    [InlineData("SeResNet50_V15", "StrideInKernel", "false", 0.1)]
    [InlineData("ShuffleNetV1_G3", "ShuffleAfterDepthwise", "false", 0.1)]
    [InlineData("SqueezeNext_23", "Alternating", "false", 0.1)]
    public void ADifferenceIsSeen(string name, string argument, string value, double least)
    {
        ScaledNetwork scaled = ScaledNetwork.Load(name);
        Assert.InRange(Error(scaled, RunnableNetwork.Compile(scaled.Changed(argument, value), scaled.Parameters)), least, 10);
    }

    [Fact]
    public void TheTableHasEveryNetwork() => Assert.Equal(ScaledNetwork.Names(), Table.Networks);

    /// <summary>The largest error relative to the largest value of an output.</summary>
    private static double Error(ScaledNetwork scaled, RunnableNetwork network)
    {
        double worst = 0;
        for (int vector = 0; vector < scaled.OutputVectors; vector++)
        {
            Array[] outputs = network.Infer(scaled.Input(vector));
            for (int i = 0; i < outputs.Length; i++)
            {
                worst = Math.Max(worst, Tensors.RelativeError(scaled.Sampled((float[])outputs[i], i), scaled.Output(vector, i)));
            }
        }

        return worst;
    }

    private static string Exponent(double value) => value.ToString("0.0e-0", CultureInfo.InvariantCulture);
}
