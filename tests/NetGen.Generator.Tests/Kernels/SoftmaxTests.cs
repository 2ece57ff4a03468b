using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Softmax in both forms: 8-bit rows against the fixed-point steps of TensorFlow Lite written out plainly, floats against float64.</summary>
public sealed class SoftmaxTests
{
    [Theory]
    [InlineData(0.0005f, 1, 10)]
    [InlineData(0.02f, 1, 10)]
    [InlineData(0.1f, 1, 2)]
    [InlineData(0.25f, 0.5f, 33)]
    [InlineData(1f, 3, 12)]
    [InlineData(40f, 1, 12)]
    [InlineData(0.07f, 1, 300)]
    [InlineData(0.001f, 1, 700)]
    [InlineData(0.05f, 1, 1)]
    public void IntegerRowsAreEqual(float scale, float beta, int length)
    {
        const int Rows = 40;
        Random random = new(length);
        sbyte[] input = [.. Enumerable.Range(0, Rows * length).Select(i => (sbyte)(i < length ? 5 : random.Next(-128, 128) >> (i / length % 5)))];
        int[] expected = [.. Enumerable.Range(0, Rows).SelectMany(row => Row(input.AsSpan(row * length, length), scale, beta))];
        foreach (CodeForm form in new[] { CodeForm.Loop, CodeForm.Constants })
        {
            RunnableNetwork network = SmallNetwork.Int8(
                form,
                [("X", new(scale, 4)), ("Y", new(1f / 256, -128))],
                $"[Input({Rows}, {length})] static partial void X();",
                FormattableString.Invariant($"[Softmax(Beta = {beta}f)] static partial void Y();"));
            Assert.Equal(expected, ((sbyte[])network.Infer(input)[0]).Select(value => (int)value));
        }
    }

    [Theory]
    [InlineData(CodeForm.Loop, 1, 10)]
    [InlineData(CodeForm.Constants, 2, 10)]
    [InlineData(CodeForm.Constants, 1, 100)]
    public void FloatRowsAreNear(CodeForm form, float beta, int length)
    {
        Random random = new(3);
        float[] input = [.. Enumerable.Range(0, 20 * length).Select(i => (float)((random.NextDouble() - 0.5) * (i / length * 20)))];
        RunnableNetwork network = SmallNetwork.Float(
            form,
            $"[Input(20, {length})] static partial void X();",
            FormattableString.Invariant($"[Softmax(Beta = {beta}f)] static partial void Y();"));
        float[] actual = (float[])network.Infer(input)[0];
        for (int row = 0; row < 20; row++)
        {
            double[] exps = [.. input.Skip(row * length).Take(length).Select(x => Math.Exp(beta * (double)x))];
            for (int c = 0; c < length; c++)
            {
                Assert.InRange(actual[(row * length) + c], (exps[c] / exps.Sum()) - 1e-6, (exps[c] / exps.Sum()) + 1e-6);
            }
        }
    }

    private static int[] Row(ReadOnlySpan<sbyte> row, float scale, float beta)
    {
        FixedPointMultiplier factor = FixedPointMultiplier.From(Math.Min((double)beta * scale * (1 << 26), int.MaxValue));
        double smallest = -Math.Floor(31.0 * (1 << 26) / Math.Pow(2, factor.Shift));
        int largest = -128;
        foreach (sbyte value in row)
        {
            largest = Math.Max(largest, value);
        }

        int[] powers = new int[row.Length];
        long sum = 0;
        for (int c = 0; c < row.Length; c++)
        {
            int difference = row[c] - largest;
            if (difference >= smallest)
            {
                powers[c] = FixedPointExp.OfNegative(FixedPointMultiplier.DoublingHigh(difference << factor.Shift, factor.Multiplier), 5);
                sum += FixedPointMultiplier.RoundingShift(powers[c], 12);
            }
        }

        int headroom = System.Numerics.BitOperations.LeadingZeroCount((uint)sum);
        int inverse = FixedPointReciprocal.Of((int)((sum << headroom) - (1L << 31)));
        int[] results = new int[row.Length];
        for (int c = 0; c < row.Length; c++)
        {
            long product = FixedPointMultiplier.DoublingHigh(inverse, powers[c]);
            int shift = 35 - headroom;
            results[c] = powers[c] == 0 ? -128 : (int)Math.Min(127, ((product + (1L << (shift - 1))) >> shift) - 128);
        }

        return results;
    }
}
