using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Sum and product of all 65,536 pairs of 8-bit values in both forms, against the rescaling arithmetic value by value.</summary>
public sealed class IntegerJoinTests
{
    private static readonly sbyte[] First = [.. Enumerable.Range(0, 65536).Select(i => (sbyte)((i >> 8) - 128))];
    private static readonly sbyte[] Second = [.. Enumerable.Range(0, 65536).Select(i => (sbyte)((i & 255) - 128))];

    public static TheoryData<string, float, int, float, int, float, int> Cases()
    {
        TheoryData<string, float, int, float, int, float, int> cases = [];
        Random random = new(11);
        foreach (string kind in new[] { "Add", "Multiply" })
        {
            // Equal scales and powers of two meet ties; a coarse output needs few bits, a fine one saturates.
            cases.Add(kind, 0.5f, 0, 0.5f, 0, 1f, 0);
            cases.Add(kind, 0.5f, -128, 0.5f, 127, 1f, 3);
            cases.Add(kind, 0.25f, 5, 1f, -7, 2f, -128);
            cases.Add(kind, 0.1f, 5, 0.1f, -7, 0.1f, 0);
            cases.Add(kind, 1f, 0, 0.001f, 0, 0.02f, 0);
            for (int i = 0; i < 10; i++)
            {
                cases.Add(kind, Scale(), random.Next(-128, 128), Scale(), random.Next(-128, 128), Scale(), random.Next(-128, 128));
            }
        }

        return cases;

        float Scale() => (float)Math.Exp((random.NextDouble() * 4) - 4);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryPairIsEqual(string kind, float first, int firstZero, float second, int secondZero, float output, int outputZero)
    {
        int[] expected = new int[65536];
        for (int i = 0; i < expected.Length; i++)
        {
            int x = First[i] - firstZero;
            int y = Second[i] - secondZero;
            int value = kind == "Add" ? Sum(x, y) : FixedPointMultiplier.From((double)first * second / output).Apply(x * y);
            expected[i] = Math.Clamp(value + outputZero, -128, 127);
        }

        foreach (CodeForm form in new[] { CodeForm.Loop, CodeForm.Constants })
        {
            RunnableNetwork network = SmallNetwork.Int8(
                form,
                [("A", new(first, firstZero)), ("B", new(second, secondZero)), ("Y", new(output, outputZero))],
                "[Input(65536)] static partial void A();",
                "[Input(65536)] static partial void B();",
                $"[{kind}(nameof(A), nameof(B))] static partial void Y();");
            Assert.Equal(expected, ((sbyte[])network.Infer(First, Second)[0]).Select(value => (int)value));
        }

        int Sum(int x, int y)
        {
            double twice = 2.0 * Math.Max(first, second);
            int sum = FixedPointMultiplier.From(first / twice).Apply(x << 20) + FixedPointMultiplier.From(second / twice).Apply(y << 20);
            return FixedPointMultiplier.From(twice / ((1 << 20) * (double)output)).Apply(sum);
        }
    }

    [Theory]
    [InlineData(0.5f, 0.5f, 1f, ">> 11")]
    [InlineData(0.0371f, 0.0523f, 0.0611f, ">> 22")]
    public void ASumIsAPlaneWhereThatIsExact(float first, float second, float output, string shift)
    {
        RunnableNetwork network = SmallNetwork.Int8(
            CodeForm.Loop,
            [("A", new(first, 3)), ("B", new(second, -4)), ("Y", new(output, 1))],
            "[Input(100)] static partial void A();",
            "[Input(100)] static partial void B();",
            "[Add(nameof(A), nameof(B))] static partial void Y();");
        Assert.Contains(shift, SmallNetwork.Text(network));
    }
}
