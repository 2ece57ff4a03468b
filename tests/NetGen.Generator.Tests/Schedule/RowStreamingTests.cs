using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Schedule;

/// <summary>Layers that run row by row: outputs equal those of whole maps bit for bit, and the arena's every element is used and none beyond.</summary>
public sealed class RowStreamingTests
{
    private const int Networks = 24;

    [Theory]
    [InlineData(NetworkPrecision.Int8, CodeForm.Auto)]
    [InlineData(NetworkPrecision.Int8, CodeForm.Loop)]
    [InlineData(NetworkPrecision.Int8, CodeForm.Constants)]
    [InlineData(NetworkPrecision.Int8, CodeForm.PositionLanes)]
    [InlineData(NetworkPrecision.Float32, CodeForm.Auto)]
    [InlineData(NetworkPrecision.Float32, CodeForm.Loop)]
    [InlineData(NetworkPrecision.Float32, CodeForm.PositionRows)]
    public void OutputsAreThoseOfWholeMaps(NetworkPrecision precision, CodeForm form)
    {
        int streamed = 0;
        for (int seed = 0; seed < Networks; seed++)
        {
            RunnableNetwork rows = RandomNetwork.Compile(seed, precision, form, RowStreaming.Always);
            Plan plan = rows.Compiled.Plan!;
            if (!plan.Arena.Groups.Any())
            {
                continue;
            }

            streamed++;
            RunnableNetwork whole = RandomNetwork.Compile(seed, precision, CodeForm.Loop, RowStreaming.Never);
            Assert.True(plan.Arena.PeakBytes < whole.Compiled.Plan!.Arena.PeakBytes);
            for (int i = 0; i < 2; i++)
            {
                Array input = RandomNetwork.Input((seed * 7) + i, plan.Graph.Inputs[0].Type);
                Assert.True(Equal(whole.Infer(input)[0], rows.Infer(input)[0]), $"network {seed}");
            }
        }

        Assert.InRange(streamed, Networks / 2, Networks);
    }

    /// <summary>Two inferences over two patterns: what differs from its pattern in one of them was written.</summary>
    [Theory]
    [InlineData(RowStreaming.Never)]
    [InlineData(RowStreaming.Always)]
    public void TheArenaIsUsedToItsEnd(RowStreaming streaming)
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            RunnableNetwork network = RandomNetwork.Compile(seed, NetworkPrecision.Int8, CodeForm.Loop, streaming, inArena: true);
            Plan plan = network.Compiled.Plan!;
            Assert.Equal(plan.Arena.PeakBytes, HighWater.Of(network, (sbyte[])RandomNetwork.Input(seed, plan.Graph.Inputs[0].Type)));
        }
    }

    [Fact]
    public void OnlyAsManyLayersAsTheBudgetAsksFor()
    {
        // A stem whose map is the largest, and a tail that is small anyway.
        string[] members =
        [
            "[Input(16, 16, 1)] static partial void X();",
            "[Conv2D(8, 3)] static partial void Wide();",
            "[Conv2D(4, 3, Stride = 2)] static partial void Narrow();",
            "[Conv2D(4, 3)] static partial void Tail();",
            "[Conv2D(4, 3)] static partial void End();",
        ];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8);
        ArenaPlan whole = Compiler.Analyze(model).Arena!;
        Assert.Empty(whole.Groups);
        Assert.Equal((16 * 16) + (16 * 16 * 8), whole.PeakBytes);
        ArenaPlan roomy = Compiler.Analyze(model with { Budget = new BudgetModel(ActivationBytes: whole.PeakBytes) }).Arena!;
        Assert.Empty(roomy.Groups);
        ArenaPlan tight = Compiler.Analyze(model with { Budget = new BudgetModel(ActivationBytes: 1_000) }).Arena!;
        Assert.Equal(["Wide", "Narrow"], tight.Groups.Single().Nodes.Select(node => node.Node.Name));
        Assert.InRange(tight.PeakBytes, 1, 1_000);
        Assert.Empty(Compiler.Analyze(model with { Streaming = RowStreaming.Never, Budget = new BudgetModel(ActivationBytes: 1_000) }).Arena!.Groups);
    }

    /// <summary>They would be read again for every row.</summary>
    [Fact]
    public void LayersRowByRowKeepTheirWeightsInTheAssembly()
    {
        string[] members = ["[Input(16, 16, 1)] static partial void X();", "[Conv2D(8, 3)] static partial void Wide();", "[Conv2D(4, 3, Stride = 2)] static partial void Narrow();", "[Dense(4)] static partial void Logits();"];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework, Streaming = RowStreaming.Always, StoredBlock = 64 };
        Plan plan = RunnableNetwork.Compile(model, new RandomParameters(1), CodeForm.Stored).Compiled.Plan!;
        Assert.Equal(["Wide", "Narrow"], plan.Arena.Groups.Single().Nodes.Select(node => node.Node.Name));
        Assert.Equal(["Logits"], plan.Nodes.Where(node => node.Code?.Stored is not null).Select(node => node.Node.Name));
    }

    private static bool Equal(Array left, Array right) => left is float[] floats
        ? floats.Select(BitConverter.SingleToInt32Bits).SequenceEqual(((float[])right).Select(BitConverter.SingleToInt32Bits))
        : ((sbyte[])left).SequenceEqual((sbyte[])right);
}
