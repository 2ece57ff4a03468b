using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.IlCounter.Tests;

/// <summary>What a multiply-accumulate of a recurrent layer's products executes: the slope between two widths of the input, so that requantization and gates, which do not depend on it, fall out.</summary>
public sealed class RecurrentCountTests(ITestOutputHelper output)
{
    private const int Steps = 6;

    private const int Units = 20;

    [Theory]
    [InlineData("Lstm", 4)]
    [InlineData("Gru", 3)]
    [InlineData("MinimalGru", 2)]
    [InlineData("Rnn", 1)]
    public void A_product_takes_less_than_two_instructions(string layer, int gates)
    {
        const int Less = 32;
        const int More = 64;
        long less = Count(layer, Less);
        long more = Count(layer, More);
        double each = (more - less) / ((double)Steps * gates * Units * (More - Less));
        output.WriteLine($"{layer}({Units}), {Steps} steps, int8, NanoFramework: {less:N0} IL with {Less} inputs, {more:N0} with {More}: {each:0.00} a multiply-accumulate");
        Assert.InRange(each, 0.5, 2);
    }

    /// <summary>Steps one after the other: the same outputs in fewer instructions, forwards and backwards, in both precisions.</summary>
    [Theory]
    [InlineData(NetworkPrecision.Float32)]
    [InlineData(NetworkPrecision.Int8)]
    public void Unrolled_steps_take_less(NetworkPrecision precision)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(
            [
                $"[Input({Steps}, 5)] static partial void Frames();",
                "[Gru(4, Sequences = true, Direction = Direction.Both)] static partial void Around();",
                "[Lstm(3)] static partial void Cell();",
            ],
            precision) with
        {
            Profile = CodeProfile.NanoFramework,
        };
        RunnableNetwork loop = RunnableNetwork.Compile(model, new RandomParameters(7));
        RunnableNetwork unrolled = RunnableNetwork.Compile(model with { UnrollTime = true }, new RandomParameters(7));
        Array frames = precision == NetworkPrecision.Float32
            ? Enumerable.Range(0, Steps * 5).Select(i => MathF.Sin(i)).ToArray()
            : Enumerable.Range(0, Steps * 5).Select(i => (sbyte)((i * 37 % 256) - 128)).ToArray();
        CountedNetwork before = new(loop);
        CountedNetwork after = new(unrolled);
        Assert.Equal(before.Infer(frames), after.Infer(frames));
        Assert.Equal(0, unrolled.AllocatedBytes(frames));
        output.WriteLine($"{precision}: {before.Entry.InclusiveInstructions:N0} IL in loops, {after.Entry.InclusiveInstructions:N0} unrolled");
        Assert.InRange(after.Entry.InclusiveInstructions, 1, before.Entry.InclusiveInstructions - (3 * Steps));

        // The plan knows by how much; what gates take depends on the values.
        Assert.Equal(before.Entry.InclusiveInstructions - after.Entry.InclusiveInstructions, Predicted(loop) - Predicted(unrolled), 0.5);

        static double Predicted(RunnableNetwork network) => network.Compiled.Plan!.Nodes.Sum(node => node.Cost.Executed.Total);
    }

    /// <summary>Unrolled, as small recurrent networks fit.</summary>
    private static long Count(string layer, int inputs)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(
            [$"[Input({Steps}, {inputs})] static partial void Frames();", $"[{layer}({Units})] static partial void Cell();"],
            NetworkPrecision.Int8) with
        {
            Profile = CodeProfile.NanoFramework,
        };
        RunnableNetwork network = RunnableNetwork.Compile(model, new RandomParameters(7));
        Assert.All(network.Compiled.Plan!.Nodes.Single().Inside.Where(node => node.Node.Operator.Describe().StartsWith("Dense", StringComparison.Ordinal)), node => Assert.Contains("unrolled", node.FormText, StringComparison.Ordinal));
        CountedNetwork counted = new(network);
        sbyte[] frames = [.. Enumerable.Range(0, Steps * inputs).Select(i => (sbyte)((i * 37 % 256) - 128))];
        counted.Infer(frames);
        return counted.Entry.InclusiveInstructions;
    }
}
