using NetGen.Generator.Code;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Staging;

/// <summary>Which layers work on small arrays, and that they give what loops give.</summary>
public sealed class StageValuesTests
{
    private static readonly string[] Pointwise = ["[Input(5, 4, 48)] static partial void X();", "[PointwiseConv2D(56)] static partial void Conv();"];

    public static TheoryData<string, NetworkPrecision, CodeForm> Layers()
    {
        TheoryData<string, NetworkPrecision, CodeForm> data = [];
        foreach (string layer in new[] { "PointwiseConv2D(56)", "DepthwiseConv2D(3)", "DepthwiseConv2D(3, Stride = 2)", "Conv2D(41, 3)", "MaxPool(2)", "AveragePool(3)" })
        {
            foreach (NetworkPrecision precision in new[] { NetworkPrecision.Int8, NetworkPrecision.Float32 })
            {
                foreach (CodeForm form in new[] { CodeForm.Auto, CodeForm.Constants, CodeForm.Peeled, CodeForm.ChannelLanes, CodeForm.PositionLanes })
                {
                    data.Add(layer, precision, form);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void WideLayersGiveWhatLoopsGive(string layer, NetworkPrecision precision, CodeForm form)
    {
        NetworkModel model = Model(["[Input(5, 4, 48)] static partial void X();", $"[{layer}] static partial void Layer();"], precision);
        RunnableNetwork network = RunnableNetwork.Compile(model, new RandomParameters(3), form);
        RunnableNetwork loops = RunnableNetwork.Compile(model, new RandomParameters(3), CodeForm.Loop);
        Random random = new(7);
        for (int run = 0; run < 3; run++)
        {
            Array input = precision == NetworkPrecision.Int8
                ? Enumerable.Range(0, 5 * 4 * 48).Select(_ => (sbyte)random.Next(-128, 128)).ToArray()
                : Enumerable.Range(0, 5 * 4 * 48).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();
            Assert.Equal(loops.Infer(input)[0], network.Infer(input)[0]);
        }
    }

    [Fact]
    public void LayersShareTheArrays()
    {
        Plan plan = Plan([.. Pointwise, "[PointwiseConv2D(60)] static partial void More();", "[MaxPool(2)] static partial void Pool();"]);
        Assert.Equal(["inputs256", "inputs64", "outputs64"], Staging(plan));
        Assert.True(plan.Nodes.Count(node => node.Code?.Arrays.Any(IsStaging) == true) > 1);
    }

    /// <summary>The prediction of what is executed is that of the code that is printed: it holds here as for all else.</summary>
    [Fact]
    public void TheCostIsThatOfTheCode()
    {
        PlannedNode conv = Plan(Pointwise).Nodes[0];
        Assert.Contains(conv.Code!.Arrays, IsStaging);
        Assert.Equal(Cost.CostOfKernel.Of(conv.Code).Executed.Total, conv.Cost.Executed.Total);
    }

    [Fact]
    public void BehindACompilerNothingIsCopied() => Assert.Empty(Staging(RunnableNetwork.Compile(Model(Pointwise, NetworkPrecision.Int8) with { Profile = CodeProfile.Meadow }, new RandomParameters(3)).Compiled.Plan!));

    /// <summary>No array where the board's heap has no room for it.</summary>
    [Fact]
    public void AFullHeapTakesNoMoreArrays()
    {
        NetworkModel model = Model(Pointwise, NetworkPrecision.Int8);
        Plan free = Plan(Pointwise);
        int some = 0;
        for (int heap = 5_000; heap < 40_000; heap += 1_000)
        {
            Plan plan = RunnableNetwork.Compile(model with { Target = model.Target with { HeapBytes = heap } }, new RandomParameters(3)).Compiled.Plan!;
            long limit = CodeLimits.Of(plan.Model, plan.Arena.PeakBytes).RamBytes;
            some += Staging(plan).Length > 0 ? 1 : 0;
            Assert.True(Staging(plan).Length == 0 || plan.Arrays.Sum(array => array.RamBytes) - plan.Arrays.Where(ShareTablesAmong).Sum(array => array.RamBytes) <= limit, $"heap of {heap} B");
        }

        Assert.NotEmpty(Staging(free));
        Assert.InRange(some, 1, 34);
    }

    private static bool ShareTablesAmong(ConstantArray array) => array.IsShared && array.Value is Call;

    private static bool IsStaging(ConstantArray array) => array.Field.Name.StartsWith("inputs", StringComparison.Ordinal) || array.Field.Name.StartsWith("outputs", StringComparison.Ordinal);

    private static string[] Staging(Plan plan) => [.. plan.Arrays.Where(IsStaging).Select(array => array.Field.Name).Order(StringComparer.Ordinal)];

    private static Plan Plan(string[] members) => RunnableNetwork.Compile(Model(members, NetworkPrecision.Int8), new RandomParameters(3)).Compiled.Plan!;

    private static NetworkModel Model(string[] members, NetworkPrecision precision) => DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework };
}
