using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>The integer forms that loop over rows, against loops that requantize as TensorFlow Lite does: channels that leave a rest, and numbers that channels share or do not share.</summary>
public sealed class IntegerRowsTests
{
    private static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 16, 61, 64];

    public static TheoryData<string, string, CodeForm, bool> Cases()
    {
        TheoryData<string, string, CodeForm, bool> cases = [];
        foreach (bool alike in new[] { false, true })
        {
            cases.Add("20", "Dense(2)", CodeForm.ChannelRows, alike);
            cases.Add("20", "Dense(7, Activation = Activation.Relu)", CodeForm.ChannelRows, alike);
            cases.Add("100", "Dense(11)", CodeForm.ChannelRows, alike);
            cases.Add("5, 3, 8", "PointwiseConv2D(10, Activation = Activation.Relu)", CodeForm.ChannelRows, alike);
            cases.Add("5, 3, 8", "Conv2D(10, 3, Groups = 2)", CodeForm.ChannelRows, alike);
            cases.Add("5, 3, 8", "PointwiseConv2D(10, Activation = Activation.Relu)", CodeForm.PositionRows, alike);
            cases.Add("4, 7, 3", "Conv2D(1, 3)", CodeForm.PositionRows, alike);
            cases.Add("7, 6, 5", "DepthwiseConv2D(3)", CodeForm.PositionRows, alike);
            cases.Add("7, 5, 5", "DepthwiseConv2D(5, 3, Activation = Activation.Relu)", CodeForm.PositionRows, alike);
            cases.Add("9, 8, 5", "DepthwiseConv2D(3, Stride = 2)", CodeForm.PositionRows, alike);
            cases.Add("9, 8, 5", "DepthwiseConv2D(3, Padding = Padding.Valid)", CodeForm.PositionRows, alike);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AreEqualToLoops(string input, string layer, CodeForm form, bool alike)
    {
        NetworkModel model = DeclaredNetwork.FromMembers([$"[Input({input})] static partial void Pixels();", $"[{layer}] static partial void Layer();"], NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework };
        RunnableNetwork rows = RunnableNetwork.Compile(model, new ChannelParameters(alike), form);
        RunnableNetwork loops = RunnableNetwork.Compile(model, new ChannelParameters(alike), CodeForm.Loop);
        PlannedNode node = rows.Compiled.Plan!.Nodes.Single(node => node.Code is not null);
        Assert.Equal(form, node.Form);
        Random random = new(9);
        for (int i = 0; i < 10; i++)
        {
            sbyte[] values = [.. Enumerable.Range(0, (int)rows.Compiled.Plan.Graph.Inputs[0].Type.Count).Select(_ => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1))];
            Assert.Equal((sbyte[])loops.Infer(values)[0], (sbyte[])rows.Infer(values)[0]);
        }
    }

    /// <summary>Behind a ReLU whose zero point is above 0, weights of one sign have no sum of 0: a lane must not stay empty then.</summary>
    [Fact]
    public void LanesWithoutASumOfZeroAreFilled()
    {
        string[] members = ["[Input(9, 8, 5)] static partial void Pixels();", "[PointwiseConv2D(5, Activation = Activation.Relu)] static partial void First();", "[DepthwiseConv2D(3, Padding = Padding.Valid)] static partial void Layer();"];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework };
        RunnableNetwork rows = RunnableNetwork.Compile(model, new ChannelParameters(alike: true, zero: 40), CodeForm.PositionRows);
        RunnableNetwork loops = RunnableNetwork.Compile(model, new ChannelParameters(alike: true, zero: 40), CodeForm.Loop);
        Assert.Equal(CodeForm.PositionRows, rows.Compiled.Plan!.Nodes.Single(node => node.Node.Name == "Layer").Form);
        Random random = new(3);
        for (int i = 0; i < 50; i++)
        {
            sbyte[] values = [.. Enumerable.Range(0, 360).Select(_ => (sbyte)random.Next(30, 51))];
            Assert.Equal((sbyte[])loops.Infer(values)[0], (sbyte[])rows.Infer(values)[0]);
        }
    }

    [Fact]
    public void NumbersThatAllChannelsShareHaveNoTable()
    {
        NetworkModel model = DeclaredNetwork.FromMembers(["[Input(5, 3, 8)] static partial void Pixels();", "[PointwiseConv2D(10)] static partial void Layer();"], NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework };
        Assert.Equal(["w"], Tables(alike: true));
        Assert.Contains("q1", Tables(alike: false));

        string[] Tables(bool alike) => [.. RunnableNetwork.Compile(model, new ChannelParameters(alike), CodeForm.PositionRows).Compiled.Plan!.Nodes
            .Single(node => node.Code is not null).Code!.Arrays.Select(array => array.Field.Name.Split('_')[^1]).Where(name => !name.StartsWith("clamp", StringComparison.Ordinal))];
    }

    [Fact]
    public void LanesHaveEveryChannelAndNoOther()
    {
        foreach (int channels in Sizes)
        {
            foreach (int lanes in Enumerable.Range(1, Math.Min(channels, 8)))
            {
                RowChannels rows = new(channels, lanes);
                Assert.Equal(lanes * rows.Rows, rows.RowByRow.Count());
                Assert.Equal(Enumerable.Range(0, channels), rows.RowByRow.Distinct().Order());
                Assert.InRange(rows.RowByRow.Count() - channels, 0, lanes - 1);
            }
        }
    }

    /// <summary>Random parameters, or channels that are all alike: weights, bias and factor.</summary>
    private sealed class ChannelParameters(bool alike, int zero = -7) : IParameterSource
    {
        private readonly Random random = new(5);

        public IEnumerable<string> TensorNames => [];

        public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element)
        {
            int channels = spec.Shape[spec.ChannelAxis < 0 ? spec.Shape.Rank - 1 : spec.ChannelAxis];
            int[] integers = [.. Enumerable.Range(0, (int)spec.Shape.Count).Select(_ => alike ? 77 : spec.Role == "weight" ? random.Next(-127, 128) : random.Next(-1000, 1001))];
            float[] scales = [.. Enumerable.Range(0, channels).Select(_ => alike ? 0.01f : 0.01f * (0.5f + random.NextSingle()))];
            Quantization quantization = spec.Role == "weight" ? new(scales, 0, spec.ChannelAxis) : new(1, 0);
            return new TensorRecord(name, new TensorType(element, spec.Shape, quantization), Packing.FromIntegers(integers, element));
        }

        public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => fixedBy is null ? new(name, ElementType.Int8, 1f / 32, zero) : null;
    }
}
