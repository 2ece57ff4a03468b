using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Fusion;

/// <summary>Which layers run as one.</summary>
public sealed class FuseNeighboursTests
{
    private static readonly string[] Separable =
    [
        "[Input(12, 1, 8)] static partial void X();",
        "[DepthwiseSeparableConv2D(6, 3, 1)] static partial void Block();",
        "[GlobalAveragePool] static partial void Pool();",
        "[Dense(4)] static partial void Logits();",
        "[Softmax] static partial void Scores();",
    ];

    [Theory]
    [InlineData(NetworkPrecision.Int8)]
    [InlineData(NetworkPrecision.Float32)]
    public void ABlockItsPoolingAndWhatFollowsRunAsOne(NetworkPrecision precision)
    {
        Plan plan = Plan(precision, Separable);
        PlannedNode all = Assert.Single(plan.Nodes, node => node.Code is not null);
        Assert.Equal(plan.Nodes.Count, all.Does.Count);
        Assert.All(plan.Nodes.Where(node => node != all), node => Assert.Equal(all.Node, node.DoneBy));
        Assert.False(plan.Arena.Buffers.ContainsKey(plan.Nodes[0].Node.Output));
    }

    [Fact]
    public void ItSavesInstructions()
    {
        NetworkModel model = Model(NetworkPrecision.Int8, Separable);
        double alone = CompilerOf(model, CodeForm.Constants).Nodes.Sum(node => node.Cost.Executed.Total);
        double joined = CompilerOf(model, CodeForm.Auto).Nodes.Sum(node => node.Cost.Executed.Total);
        Assert.InRange(joined, 1, 0.9 * alone);
    }

    /// <summary>The sum of a residual block takes the branch's values from variables; only the shortcut is loaded.</summary>
    [Theory]
    [InlineData(NetworkPrecision.Int8)]
    [InlineData(NetworkPrecision.Float32)]
    public void AResidualSumRunsWithItsBranch(NetworkPrecision precision)
    {
        string[] members = ["[Input(6, 5, 8)] static partial void X();", "[InvertedResidual(8, Expansion = 2)] static partial void Block();"];
        NetworkModel model = Model(precision, members);
        RunnableNetwork network = RunnableNetwork.Compile(model, new RandomParameters(5));
        PlannedNode sum = network.Compiled.Plan!.Nodes[^1];
        Assert.IsType<Add>(sum.Node.Operator);
        Assert.Contains("Block.project", sum.Does.Select(node => node.Name));
        Assert.DoesNotContain(network.Compiled.Plan.Graph.Nodes[^2].Output, network.Compiled.Plan.Arena.Buffers.Keys);

        RunnableNetwork loops = RunnableNetwork.Compile(model, new RandomParameters(5), CodeForm.Loop);
        Random random = new(1);
        Array input = precision == NetworkPrecision.Int8
            ? Enumerable.Range(0, 240).Select(_ => (sbyte)random.Next(-128, 128)).ToArray()
            : Enumerable.Range(0, 240).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();
        Assert.Equal(loops.Infer(input)[0], network.Infer(input)[0]);
    }

    /// <summary>What the user's method reads is nothing that joined code knows of.</summary>
    [Fact]
    public void WeightsInStorageKeepALayerApart()
    {
        string[] members = ["[Input(16)] static partial void X();", "[Dense(8), Unroll(Form.Stored)] static partial void A();", "[Dense(8)] static partial void B();", "[Dense(4), Unroll(Form.Stored)] static partial void C();"];
        RunnableNetwork network = RunnableNetwork.Compile(Model(NetworkPrecision.Int8, members) with { StoredBlock = 64 }, new RandomParameters(1));
        Plan plan = network.Compiled.Plan!;
        Assert.Equal(["A", "C"], plan.Nodes.Where(node => node.Form == CodeForm.Stored).Select(node => node.Node.Name));
        Assert.All(plan.Nodes, node => Assert.Null(node.DoneBy));
        Assert.Equal((16 * 8) + (8 * 4), plan.StoredBytes.Length);
    }

    [Fact]
    public void AnOutputOnTheWayKeepsItsPlace()
    {
        Plan plan = Plan(NetworkPrecision.Int8, [.. Separable.Take(2), "[Output] static partial void Map();", .. Separable.Skip(2), "[Output] static partial void Last();"]);
        Assert.Equal(2, plan.Graph.Outputs.Count);
        Assert.All(plan.Graph.Outputs, output => Assert.Contains(output, plan.Arena.Buffers.Keys));
        Assert.Contains(plan.Nodes, node => node.Node.Output == plan.Graph.Outputs[0] && node.Code is not null);
    }

    [Fact]
    public void AValueThatTwoLayersReadKeepsItsPlace()
    {
        Plan plan = Plan(NetworkPrecision.Int8,
        [
            "[Input(12, 1, 8)] static partial void X();",
            "[PointwiseConv2D(8)] static partial void A();",
            "[PointwiseConv2D(8)] static partial void B();",
            "[Add(nameof(A), nameof(B))] static partial void Sum();",
        ]);
        Assert.Contains(plan.Nodes.Single(node => node.Node.Name == "A").Node.Output, plan.Arena.Buffers.Keys);
    }

    [Fact]
    public void GroupsStayWithinTheBudgetOfCode()
    {
        NetworkModel model = Model(NetworkPrecision.Int8, Separable);
        int joined = 0;
        for (int budget = 1_400; budget <= 6_000; budget += 100)
        {
            Plan plan = CompilerOf(model with { Budget = model.Budget with { CodeBytes = budget } }, CodeForm.Auto);
            joined += plan.Nodes.Any(node => node.Does.Count > 1) ? 1 : 0;
            if (plan.Gap is not null)
            {
                Assert.InRange(plan.Nodes.Sum(node => node.Cost.CodeBytes), 1, budget);
            }
        }

        Assert.True(joined > 10, $"{joined} of 47 budgets leave room for a group");
    }

    [Fact]
    public void LoopsThatAreDemandedStayLoops()
    {
        string[] members = [Separable[0], "[Unroll(Form.Loop)] " + Separable[1], .. Separable.Skip(2)];
        Plan plan = Plan(NetworkPrecision.Int8, members);
        Assert.All(plan.Nodes.Take(2), node => Assert.Equal((CodeForm.Loop, 1), (node.Form, node.Does.Count)));
    }

    [Fact]
    public void NoMoreActivationsThanTheBudgetHasRoomFor()
    {
        NetworkModel model = Model(NetworkPrecision.Int8, ["[Input(32, 1, 24)] static partial void X();", "[DepthwiseSeparableConv2D(48, 3, 1, Stride = 2)] static partial void Block();"]);
        Plan free = CompilerOf(model with { Budget = model.Budget with { ActivationBytes = 4_000 } }, CodeForm.Auto);
        Plan tight = CompilerOf(model, CodeForm.Auto);
        Assert.Equal(2, free.Nodes[1].Does.Count);
        Assert.InRange(tight.Arena.PeakBytes, 1, CompilerOf(model, CodeForm.Constants).Arena.PeakBytes);
    }

    private static Plan Plan(NetworkPrecision precision, string[] members) => CompilerOf(Model(precision, members), CodeForm.Auto);

    private static NetworkModel Model(NetworkPrecision precision, string[] members) =>
        DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework };

    private static Plan CompilerOf(NetworkModel model, CodeForm form) =>
        RunnableNetwork.Compile(model, new RandomParameters(5), form).Compiled.Plan!;
}
