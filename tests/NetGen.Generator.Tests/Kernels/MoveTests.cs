using NetGen.Generator.Model;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Operators that move values, in both forms, on shapes that need loops, rests and runs.</summary>
public sealed class MoveTests
{
    [Theory]
    [InlineData(CodeForm.Loop, 2, 1, 0)]
    [InlineData(CodeForm.Constants, 2, 1, 0)]
    [InlineData(CodeForm.Loop, 1, 0, 2)]
    [InlineData(CodeForm.Constants, 1, 0, 2)]
    [InlineData(CodeForm.Loop, 0, 2, 1)]
    [InlineData(CodeForm.Constants, 0, 2, 1)]
    public void Transpose(CodeForm form, int a, int b, int c)
    {
        int[] sizes = [7, 11, 13];
        int[] order = [a, b, c];
        float[] input = Counted(7 * 11 * 13);
        RunnableNetwork network = SmallNetwork.Float(form, "[Input(7, 11, 13)] static partial void X();", $"[Transpose({a}, {b}, {c})] static partial void Y();");
        float[] expected = [.. from i in Enumerable.Range(0, sizes[a])
                               from j in Enumerable.Range(0, sizes[b])
                               from k in Enumerable.Range(0, sizes[c])
                               select At(i, j, k)];
        Assert.Equal(expected, network.Infer(input)[0]);

        float At(int i, int j, int k)
        {
            int[] index = new int[3];
            (index[order[0]], index[order[1]], index[order[2]]) = (i, j, k);
            return input[(((index[0] * 11) + index[1]) * 13) + index[2]];
        }
    }

    /// <summary>Indices are moved in an arena of their own.</summary>
    [Theory]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void IndicesMoveToo(CodeForm form)
    {
        RunnableNetwork network = SmallNetwork.Float(
            form,
            "[Input(2, 2, 3)] static partial void X();",
            "[ArgMax] static partial void Best();",
            "[Output][Transpose(1, 0)] static partial void Turned();",
            "[Output][Slice(new[] { 1, 0 }, new[] { 1, 2 }, From = nameof(Best))] static partial void Row();");
        Array[] outputs = network.Infer(new float[] { 9, 0, 0, /**/ 0, 9, 0, /**/ 0, 0, 9, /**/ 0, 9, 9 });
        Assert.Equal([0, 2, 1, 1], (int[])outputs[0]);
        Assert.Equal([2, 1], (int[])outputs[1]);
    }

    [Theory]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void SliceWithStrides(CodeForm form)
    {
        float[] input = Counted(9 * 10 * 40);
        RunnableNetwork network = SmallNetwork.Float(
            form,
            "[Input(9, 10, 40)] static partial void X();",
            "[Slice(new[] { 1, 2, 3 }, new[] { 4, -1, 12 }, Strides = new[] { 2, 1, 3 })] static partial void Y();");
        float[] expected = [.. from y in Enumerable.Range(0, 4)
                               from x in Enumerable.Range(0, 8)
                               from c in Enumerable.Range(0, 12)
                               select input[((((1 + (2 * y)) * 10) + 2 + x) * 40) + 3 + (3 * c)]];
        Assert.Equal(expected, network.Infer(input)[0]);
    }

    [Theory]
    [InlineData(CodeForm.Loop, 0)]
    [InlineData(CodeForm.Constants, 0)]
    [InlineData(CodeForm.Loop, 1)]
    [InlineData(CodeForm.Constants, 1)]
    [InlineData(CodeForm.Loop, -1)]
    [InlineData(CodeForm.Constants, -1)]
    public void SplitAndJoinTheOtherWayRound(CodeForm form, int axis)
    {
        float[] input = Counted(6 * 10 * 8);
        RunnableNetwork network = SmallNetwork.Float(
            form,
            "[Input(6, 10, 8)] static partial void X();",
            $"[Split(2, Axis = {axis})] static partial void Halves();",
            $"[Concat(\"Halves.1\", \"Halves.0\", Axis = {axis})] static partial void Y();");
        int[] sizes = [6, 10, 8];
        int real = axis < 0 ? 2 : axis;
        int inner = sizes.Skip(real + 1).Aggregate(1, (product, size) => product * size);
        float[] expected = [.. Enumerable.Range(0, input.Length).Select(i => input[(i / (sizes[real] * inner) * sizes[real] * inner) + ((i + (sizes[real] * inner / 2)) % (sizes[real] * inner))])];
        Assert.Equal(expected, network.Infer(input)[0]);
    }

    [Theory]
    [InlineData(CodeForm.Loop, 4, 12)]
    [InlineData(CodeForm.Constants, 4, 12)]
    [InlineData(CodeForm.Constants, 3, 240)]
    public void ChannelShuffle(CodeForm form, int groups, int channels)
    {
        sbyte[] input = [.. Enumerable.Range(0, 15 * channels).Select(i => (sbyte)i)];
        RunnableNetwork network = SmallNetwork.Int8(form, [("X", new(1, 0))], $"[Input(5, 3, {channels})] static partial void X();", $"[ChannelShuffle({groups})] static partial void Y();");
        int depth = channels / groups;
        sbyte[] expected = [.. Enumerable.Range(0, input.Length).Select(i => input[(i / channels * channels) + (i % channels % groups * depth) + (i % channels / groups)])];
        Assert.Equal(expected, network.Infer(input)[0]);
    }

    [Theory]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void ConcatRescales(CodeForm form)
    {
        sbyte[] all = [.. Enumerable.Range(-128, 256).Select(q => (sbyte)q)];
        Quantization[] inputs = [new(0.1f, 3), new(0.25f, -9), new(0.1f, 3)];
        RunnableNetwork network = SmallNetwork.Int8(
            form,
            [("A", inputs[0]), ("B", inputs[1]), ("C", new(0.37f, 100)), ("Y", inputs[2])],
            "[Input(256, 1)] static partial void A();",
            "[Input(256, 1)] static partial void B();",
            "[Input(256, 1)] static partial void C();",
            "[Concat(nameof(A), nameof(B), nameof(C))] static partial void Y();");
        sbyte[] actual = (sbyte[])network.Infer(all, all, all)[0];
        for (int i = 0; i < 256; i++)
        {
            Assert.Equal(all[i], actual[3 * i]);
            Assert.Equal(Rescaled(all[i], inputs[1], inputs[2]), actual[(3 * i) + 1]);
            Assert.Equal(Rescaled(all[i], new(0.37f, 100), inputs[2]), actual[(3 * i) + 2]);
        }

        static int Rescaled(int q, Quantization from, Quantization to) =>
            (int)Math.Clamp(Math.Round((double)from.Scale * (q - from.ZeroPoint) / to.Scale, MidpointRounding.AwayFromZero) + to.ZeroPoint, -128, 127);
    }

    [Theory]
    [InlineData(CodeForm.Loop, 0)]
    [InlineData(CodeForm.Constants, 0)]
    [InlineData(CodeForm.Loop, 1)]
    [InlineData(CodeForm.Constants, 1)]
    [InlineData(CodeForm.Loop, 2)]
    [InlineData(CodeForm.Constants, 2)]
    public void ArgMaxTakesTheFirstOfEquals(CodeForm form, int axis)
    {
        Random random = new(axis);
        sbyte[] input = [.. Enumerable.Range(0, 5 * 6 * 7).Select(_ => (sbyte)random.Next(-3, 3))];
        RunnableNetwork network = SmallNetwork.Int8(form, [("X", new(1, 0))], "[Input(5, 6, 7)] static partial void X();", $"[ArgMax(Axis = {axis})] static partial void Y();");
        int[] sizes = [5, 6, 7];
        int inner = sizes.Skip(axis + 1).Aggregate(1, (product, size) => product * size);
        int[] actual = (int[])network.Infer(input)[0];
        for (int i = 0; i < actual.Length; i++)
        {
            int start = (i / inner * inner * sizes[axis]) + (i % inner);
            int[] row = [.. Enumerable.Range(0, sizes[axis]).Select(k => (int)input[start + (k * inner)])];
            Assert.Equal(Array.IndexOf(row, row.Max()), actual[i]);
        }
    }

    private static float[] Counted(int count) => [.. Enumerable.Range(0, count).Select(i => (float)i)];
}
