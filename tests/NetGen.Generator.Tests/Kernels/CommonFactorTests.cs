using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Weights of a channel that have a factor in common, which its requantization takes.</summary>
public sealed class CommonFactorTests
{
    /// <summary>The nine weights of each channel. Those of the first six have a factor in common of which one of them is all; those of the seventh have one that is none of them.</summary>
    private static readonly int[][] Channels =
    [
        [0, 0, 0, 0, 37, 0, 0, 0, 0],
        [-41, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 43, 0, 0, -43, 0, 0, 43, 0],
        [0, 0, -47, 0, 0, 0, 47, 0, -47],
        [0, 106, 0, 53, 0, 0, 0, 0, 0],
        [0, 118, -59, 0, 0, 0, 59, 0, 0],
        [0, 0, 44, 0, 0, 0, 66, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0, 0],
        [-1, 0, 1, -1, 0, 0, 0, 1, -1],
        [12, -7, 127, -127, 3, 0, 55, -90, 1],
        [0, 0, 0, 0, 0, 0, 0, 0, 1],
        [0, 0, 0, -1, 0, 0, 0, 0, 0],
    ];

    [Theory]
    [InlineData(CodeForm.Constants, CodeProfile.NanoFramework, "Same", -128)]
    [InlineData(CodeForm.Constants, CodeProfile.NanoFramework, "Valid", -128)]
    [InlineData(CodeForm.Constants, CodeProfile.DotNet, "Same", -128)]
    [InlineData(CodeForm.Peeled, CodeProfile.NanoFramework, "Same", -128)]
    [InlineData(CodeForm.Constants, CodeProfile.NanoFramework, "Same", 3)]
    public void OutputsAreThoseOfLoops(CodeForm form, CodeProfile profile, string padding, int zeroPoint)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(
            [$"[Input(9, 7, {Channels.Length})] static partial void X();", $"[DepthwiseConv2D(3, 3, Padding = Padding.{padding})] static partial void Y();"],
            NetworkPrecision.Int8) with
        {
            Profile = profile,
        };
        RunnableNetwork loops = RunnableNetwork.Compile(model, new Weights(zeroPoint), CodeForm.Loop);
        RunnableNetwork network = RunnableNetwork.Compile(model, new Weights(zeroPoint), form);
        Assert.Equal(form, network.Compiled.Plan!.Nodes.Single().Form);
        Random random = new(3);
        for (int i = 0; i < 20; i++)
        {
            sbyte[] input = [.. Enumerable.Range(0, 9 * 7 * Channels.Length).Select(_ => (sbyte)random.Next(-128, 128))];
            Assert.Equal(loops.Infer(input)[0], network.Infer(input)[0]);
        }

        // Where negative outputs are not cut off, their formulas look at the sum's sign.
        string text = SmallNetwork.Text(network);
        Assert.Equal(zeroPoint > -128, text.Contains("held", StringComparison.Ordinal));
        if (zeroPoint > -128)
        {
            return;
        }

        Assert.All(new[] { 37, 41, 43, 47, 53, 59 }, factor => Assert.DoesNotMatch($@"\* -?{factor}\b", text));
        Assert.Matches(@"\* 66\b", text);
    }

    [Theory]
    [InlineData(new[] { 0, 37, 0 }, 37)]
    [InlineData(new[] { -41 }, -41)]
    [InlineData(new[] { 106, -53, 53 }, -53)]
    [InlineData(new[] { 44, 66 }, 1)]
    [InlineData(new[] { 7, 1, 7 }, 1)]
    [InlineData(new[] { 0, 0 }, 1)]
    public void ItIsTheLeastWeightOrNone(int[] weights, int factor)
    {
        SumRange value = new(-128L * weights.Sum(Math.Abs), 127L * weights.Sum(Math.Abs));
        Assert.Equal(factor, CommonFactor.Of(weights, Requantization.Find(FixedPointMultiplier.From(0.02), -128, -128, 127, value, 5)!));
    }

    /// <summary>A formula that looks at the sum's sign needs the sum.</summary>
    [Fact]
    public void ASignedFormulaTakesNone() =>
        Assert.Equal(1, CommonFactor.Of([37], Requantization.FindSigned(FixedPointMultiplier.From(0.02), -128, new SumRange(-5000, 5000), 5, 40)!));

    private sealed class Weights(int zeroPoint) : IParameterSource
    {
        private readonly RandomParameters others = new(7);

        public IEnumerable<string> TensorNames => others.TensorNames;

        public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element)
        {
            TensorRecord? tensor = others.FindTensor(name, spec, element);
            return tensor is null || spec.Role != "weight"
                ? tensor
                : tensor with { Bytes = Packing.FromIntegers([.. Enumerable.Range(0, 9).SelectMany(tap => Channels.Select(channel => channel[tap]))], tensor.Type.Element) };
        }

        public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => fixedBy is null ? new(name, ElementType.Int8, 1f / 32, zeroPoint) : null;
    }
}
