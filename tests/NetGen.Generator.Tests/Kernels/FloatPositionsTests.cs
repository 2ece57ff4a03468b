using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>The float forms that hold inputs of several positions in variables, against loops: the same sums in the same order, at every border; and no method with more variables than a board counts.</summary>
public sealed class FloatPositionsTests
{
    /// <summary>Variables of a method that nanoFramework counts in a byte.</summary>
    private const int MostLocals = 255;

    [Theory]
    [InlineData("25, 5, 4", "DepthwiseConv2D(3)", "sliding rows, 5 outputs")]
    [InlineData("5, 25, 3", "DepthwiseConv2D(3, Activation = Activation.Relu)", "sliding")]
    [InlineData("64, 1, 3", "DepthwiseConv2D(5, 1, Stride = 2)", "positions spelled out")]
    [InlineData("1, 40, 2", "DepthwiseConv2D(1, 7)", "positions spelled out")]
    [InlineData("9, 8, 3", "DepthwiseConv2D(3, Stride = 2)", "sliding")]
    [InlineData("9, 8, 3", "DepthwiseConv2D(2, Stride = 3, Padding = Padding.Valid)", "sliding")]
    [InlineData("10, 9, 2", "DepthwiseConv2D(3, DilationWidth = 2)", "sliding rows")]
    [InlineData("10, 9, 2", "DepthwiseConv2D(3, DilationHeight = 2)", "sliding columns")]
    [InlineData("7, 100, 2", "DepthwiseConv2D(5, Bias = false)", "sliding")]
    [InlineData("70, 90, 1", "DepthwiseConv2D(3, StrideHeight = 2)", "sliding")]
    [InlineData("3, 3, 2", "DepthwiseConv2D(7)", "")]
    public void DepthwiseConvolutionsSlide(string input, string layer, string form) => Check(input, layer, form);

    [Theory]
    [InlineData("11, 5, 24", "PointwiseConv2D(7, Activation = Activation.Relu)", "positions a row")]
    [InlineData("5, 5, 64", "PointwiseConv2D(64)", "5 positions a row")]
    [InlineData("13, 1, 130", "PointwiseConv2D(5, Bias = false)", "positions a row")]
    [InlineData("64, 1, 3", "Conv2D(24, 5, 1, Stride = 2, Activation = Activation.Relu)", "16 positions a row")]
    [InlineData("9, 10, 3", "Conv2D(6, 3)", "positions a row")]
    [InlineData("9, 11, 4", "Conv2D(6, 3, Groups = 2, Stride = 2)", "positions a row")]
    [InlineData("9, 11, 3", "Conv2D(5, 3, Dilation = 2)", "positions a row")]
    [InlineData("6, 17, 2", "Conv2D(4, 2, StrideWidth = 3, Padding = Padding.Valid)", "positions a row")]
    [InlineData("49, 10, 1", "DepthwiseConv2D(10, 4, Stride = 2, Multiplier = 8, Activation = Activation.Relu)", "positions a row")]
    public void NeighboursShareRowsOfWeights(string input, string layer, string form) => Check(input, layer, form);

    [Fact]
    public void LinesThatVariablesDoNotHoldAreDivided()
    {
        RunnableNetwork network = Compile("70, 90, 1", "DepthwiseConv2D(3, StrideHeight = 2)", CodeForm.PositionRows);
        Assert.True(network.Compiled.Plan!.Nodes[0].Code!.Parts.Count > 1);
    }

    private static void Check(string input, string layer, string form)
    {
        RunnableNetwork network = Compile(input, layer, CodeForm.PositionRows);
        RunnableNetwork loops = Compile(input, layer, CodeForm.Loop);
        PlannedNode node = network.Compiled.Plan!.Nodes.Single(node => node.Code is not null);
        Assert.Equal(CodeForm.PositionRows, node.Form);
        Assert.Contains(form, node.FormText, StringComparison.Ordinal);
        Assert.Empty(NanoFrameworkRules.Violations(network.Image));
        Assert.All(network.Type.GetMethods((System.Reflection.BindingFlags)(-1)), method => Assert.InRange(method.GetMethodBody()?.LocalVariables.Count ?? 0, 0, MostLocals));
        Random random = new(7);
        for (int i = 0; i < 3; i++)
        {
            float[] values = [.. Enumerable.Range(0, (int)network.Compiled.Plan.Graph.Inputs[0].Type.Count).Select(_ => (float)((random.NextDouble() * 4) - 2))];
            Assert.Equal((float[])loops.Infer(values)[0], (float[])network.Infer(values)[0]);
        }
    }

    private static RunnableNetwork Compile(string input, string layer, CodeForm form) => RunnableNetwork.Compile(
        DeclaredNetwork.FromMembers([$"[Input({input})] static partial void In();", $"[{layer}] static partial void Out();"], NetworkPrecision.Float32) with { Profile = CodeProfile.NanoFramework },
        new RandomParameters(5),
        form);
}
