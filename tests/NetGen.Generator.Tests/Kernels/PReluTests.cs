using System.Runtime.InteropServices;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>PRelu of all 256 values in channels of several slopes, in both forms.</summary>
public sealed class PReluTests
{
    private static readonly sbyte[] Slopes = [-128, -40, -1, 0, 1, 17, 127];

    [Theory]
    [InlineData(0.1f, 3, 0.004f, 0.07f, -20)]
    [InlineData(0.02f, -128, 0.01f, 0.02f, -128)]
    [InlineData(0.9f, 127, 0.03f, 3f, 0)]
    [InlineData(0.05f, 0, 0.05f, 0.01f, 127)]
    public void BothFormsEqualTheArithmetic(float scale, int zero, float alphaScale, float outputScale, int outputZero)
    {
        sbyte[] input = [.. Enumerable.Range(-128, 256).SelectMany(q => Enumerable.Repeat((sbyte)q, Slopes.Length))];
        FixedPointMultiplier above = FixedPointMultiplier.From((double)scale / outputScale);
        FixedPointMultiplier below = FixedPointMultiplier.From((double)scale * alphaScale / outputScale);
        int[] expected = [.. input.Select((q, i) =>
        {
            int x = q - zero;
            return Math.Clamp((x >= 0 ? above.Apply(x) : below.Apply(x * Slopes[i % Slopes.Length])) + outputZero, -128, 127);
        })];
        TensorRecord alpha = new(
            "Y.alpha",
            new TensorType(ElementType.Int8, new TensorShape(Slopes.Length), new Quantization(alphaScale, 0)),
            MemoryMarshal.AsBytes<sbyte>(Slopes).ToArray().ToEquatableArray());
        foreach (CodeForm form in new[] { CodeForm.Loop, CodeForm.Constants })
        {
            RunnableNetwork network = SmallNetwork.Int8(
                form,
                [("X", new(scale, zero)), ("Y", new(outputScale, outputZero))],
                [alpha],
                $"[Input(256, {Slopes.Length})] static partial void X();",
                "[PRelu] static partial void Y();");
            Assert.Equal(expected, ((sbyte[])network.Infer(input)[0]).Select(value => (int)value));
        }
    }
}
