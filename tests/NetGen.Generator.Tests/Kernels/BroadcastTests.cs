using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Inputs with one value for each channel, on either side, for channel counts that unroll with and without a rest.</summary>
public sealed class BroadcastTests
{
    public static TheoryData<int, CodeForm> Cases()
    {
        TheoryData<int, CodeForm> cases = [];
        foreach (int channels in new[] { 1, 5, 64, 67, 96, 100 })
        {
            cases.Add(channels, CodeForm.Loop);
            cases.Add(channels, CodeForm.Constants);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void IntegerProduct(int channels, CodeForm form)
    {
        (sbyte[] full, sbyte[] gate) = Integers(channels);
        FixedPointMultiplier factor = FixedPointMultiplier.From(0.1f * (double)0.004f / 0.05f);
        RunnableNetwork network = SmallNetwork.Int8(
            form,
            [("A", new(0.004f, -128)), ("B", new(0.1f, 7)), ("Y", new(0.05f, -3))],
            $"[Input({channels})] static partial void A();",
            $"[Input(3, 4, {channels})] static partial void B();",
            "[Multiply(nameof(A), nameof(B))] static partial void Y();");
        int[] expected = [.. full.Select((q, i) => Math.Clamp(factor.Apply((q - 7) * (gate[i % channels] + 128)) - 3, -128, 127))];
        Assert.Equal(expected, ((sbyte[])network.Infer(gate, full)[0]).Select(value => (int)value));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void IntegerSumOfThree(int channels, CodeForm form)
    {
        (sbyte[] full, sbyte[] gate) = Integers(channels);
        const double Twice = 2.0 * 0.11f;
        FixedPointMultiplier first = FixedPointMultiplier.From(0.06f / Twice);
        FixedPointMultiplier second = FixedPointMultiplier.From(0.11f / Twice);
        FixedPointMultiplier output = FixedPointMultiplier.From(Twice / ((1 << 20) * (double)0.13f));
        RunnableNetwork network = SmallNetwork.Int8(
            form,
            [("A", new(0.06f, 9)), ("B", new(0.11f, -5)), ("C", new(0.06f, 9)), ("Y", new(0.13f, 2))],
            $"[Input(3, 4, {channels})] static partial void A();",
            $"[Input(1, 1, {channels})] static partial void B();",
            $"[Input(3, 4, {channels})] static partial void C();",
            "[Add(nameof(A), nameof(B), nameof(C), Activation = Activation.Relu)] static partial void Y();");
        int[] expected = [.. full.Select((q, i) =>
        {
            int sum = (2 * first.Apply((q - 9) << 20)) + second.Apply((gate[i % channels] + 5) << 20);
            return Math.Clamp(output.Apply(sum) + 2, 2, 127);
        })];
        Assert.Equal(expected, ((sbyte[])network.Infer(full, gate, full)[0]).Select(value => (int)value));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void FloatSumWithActivation(int channels, CodeForm form)
    {
        float[] full = [.. Enumerable.Range(0, 12 * channels).Select(i => ((i * 37 % 101) - 50) / 10f)];
        float[] offset = [.. Enumerable.Range(0, channels).Select(i => ((i * 13 % 7) - 3) / 4f)];
        RunnableNetwork network = SmallNetwork.Float(
            form,
            $"[Input(3, 4, {channels})] static partial void A();",
            $"[Input({channels})] static partial void B();",
            "[Add(nameof(A), nameof(B), Activation = Activation.HardSwish)] static partial void Y();");
        float[] actual = (float[])network.Infer(full, offset)[0];
        for (int i = 0; i < full.Length; i++)
        {
            double x = full[i] + offset[i % channels];
            Assert.Equal(x * Math.Clamp(x + 3, 0, 6) / 6, actual[i], 1e-6 * Math.Max(1, Math.Abs(x)));
        }
    }

    private static (sbyte[] Full, sbyte[] Gate) Integers(int channels) =>
        ([.. Enumerable.Range(0, 12 * channels).Select(i => (sbyte)((i * 89) + 3))], [.. Enumerable.Range(0, channels).Select(i => (sbyte)((i * 57) - 100))]);
}
