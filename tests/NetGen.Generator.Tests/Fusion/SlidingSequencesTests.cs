using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Fusion;

/// <summary>Layers of sequences whose rows lie in variables give what loops give, whatever their windows are.</summary>
public sealed class SlidingSequencesTests(ITestOutputHelper output)
{
    private const int Seeds = 60;

    private const string Slides = "rows in variables";

    /// <summary>Random layers in a row: kernels, strides, dilations, paddings, groups, pools.</summary>
    [Theory]
    [InlineData(NetworkPrecision.Int8)]
    [InlineData(NetworkPrecision.Float32)]
    public void RandomLayersGiveWhatLoopsGive(NetworkPrecision precision)
    {
        int sliding = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            string[] members = Members(new Random(seed));
            NetworkModel model = DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework };
            RunnableNetwork network = RunnableNetwork.Compile(model, new RandomParameters(seed));
            RunnableNetwork loops = RunnableNetwork.Compile(model, new RandomParameters(seed), CodeForm.Loop);
            sliding += network.Compiled.Plan!.Nodes.Count(node => node.FormText.Contains(Slides, StringComparison.Ordinal));
            for (int run = 0; run < 3; run++)
            {
                Array input = Input(new Random(seed + run), precision, (int)network.Compiled.Plan.Graph.Inputs[0].Shape.Count);
                Assert.True(Same(loops.Infer(input)[0], network.Infer(input)[0]), $"seed {seed}:\n" + string.Join("\n", members));
            }
        }

        output.WriteLine($"{sliding} layers of {Seeds} networks");
        Assert.InRange(sliding, 20, Seeds * 4);
    }

    /// <summary>A row is loaded once and not for each window that it lies in: a layer alone gains by it.</summary>
    [Fact]
    public void ALayerAloneLoadsEachRowOnce()
    {
        string[] members = ["[Input(40, 1, 6)] static partial void X();", "[Conv1D(4, 5)] static partial void Conv();"];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework };
        PlannedNode conv = RunnableNetwork.Compile(model, new RandomParameters(1)).Compiled.Plan!.Nodes[0];
        Assert.Contains(Slides, conv.FormText, StringComparison.Ordinal);
        double apart = RunnableNetwork.Compile(model, new RandomParameters(1), CodeForm.ChannelLanes).Compiled.Plan!.Nodes[0].Cost.Executed.Total;
        Assert.InRange(conv.Cost.Executed.Total, 1, 0.85 * apart);
    }

    /// <summary>What is demanded of a layer holds: no group takes it.</summary>
    [Fact]
    public void LoopsThatAreDemandedStayLoops()
    {
        string[] members = ["[Input(40, 1, 6)] static partial void X();", "[Conv1D(4, 5), Unroll(Form.Loop)] static partial void Conv();"];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework };
        Assert.DoesNotContain(Slides, RunnableNetwork.Compile(model, new RandomParameters(1)).Compiled.Plan!.Nodes[0].FormText, StringComparison.Ordinal);
    }

    private static string[] Members(Random random)
    {
        int length = random.Next(9, 24);
        int channels = random.Next(1, 5);
        List<string> members = [$"[Input({length}, 1, {channels})] static partial void X();"];
        int layers = random.Next(1, 4);
        for (int i = 0; i < layers; i++)
        {
            int kernel = random.Next(1, 6);
            int stride = random.Next(1, 4);
            string padding = random.Next(3) switch
            {
                0 => ", Padding = Padding.Same",
                1 => ", Padding = Padding.Causal",
                _ => string.Create(CultureInfo.InvariantCulture, $", Pads = new[] {{ {random.Next(kernel)}, {kernel - 1} }}"),
            };
            string activation = random.Next(2) == 0 ? ", Activation = Activation.Relu" : "";
            string layer;
            switch (random.Next(4))
            {
                case 0:
                    layer = random.Next(2) == 0 ? "MaxPool(2, 1, StrideHeight = 2)" : "AveragePool(3, 1, StrideHeight = 1)";
                    break;
                case 1:
                    layer = $"DepthwiseConv2D({kernel}, 1, StrideHeight = {stride}{activation})";
                    break;
                default:
                    int dilation = random.Next(3) == 0 ? 2 : 1;
                    channels = random.Next(1, 6);
                    layer = $"Conv1D({channels}, {kernel}, Stride = {stride}, Dilation = {dilation}{padding}{activation})";
                    break;
            }

            members.Add($"[{layer}] static partial void L{i}();");
        }

        members.Add(random.Next(2) == 0 ? "[GlobalAveragePool] static partial void Pool();" : "[PointwiseConv2D(3)] static partial void Last();");
        return [.. members];
    }

    private static Array Input(Random random, NetworkPrecision precision, int count) => precision == NetworkPrecision.Int8
        ? Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-128, 128)).ToArray()
        : Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray();

    /// <summary>Bit for bit: floats are summed in one order in all forms.</summary>
    private static bool Same(Array expected, Array actual) => expected.Cast<object>().SequenceEqual(actual.Cast<object>());
}
