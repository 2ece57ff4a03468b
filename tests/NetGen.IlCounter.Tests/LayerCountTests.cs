using NetGen.Generator.Model;
using NetGen.Interpreters.Counting;

namespace NetGen.IlCounter.Tests;

/// <summary>Executed IL for each multiply-accumulate, everything of the layer in it but what ends its outputs.</summary>
public sealed class LayerCountTests
{
    [Theory]
    [InlineData("dense 64 -> 32", CodeForm.Auto, 1.8)]
    [InlineData("dense 64 -> 32", CodeForm.ChannelRows, 2.6)]
    [InlineData("dense 64 -> 32, 4 bits", CodeForm.Auto, 1.4)]
    [InlineData("pointwise 8x8x64 -> 64", CodeForm.Auto, 1.8)]
    [InlineData("pointwise 8x8x64 -> 64", CodeForm.ChannelRows, 2.6)]
    [InlineData("pointwise 8x8x64 -> 64", CodeForm.PositionRows, 2.7)]
    [InlineData("pointwise 8x8x64 -> 64, ternary", CodeForm.PositionLanes, 1.0)]
    [InlineData("pointwise 8x8x64 -> 64, 4 bits", CodeForm.Auto, 1.4)]
    [InlineData("depthwise 3x3 16x16x32", CodeForm.Auto, 5)]
    [InlineData("depthwise 3x3 16x16x32, ternary", CodeForm.Auto, 5)]
    public void Products_take_so_much_at_most(string name, CodeForm form, double most)
    {
        LayerCase layer = LayerCase.All.Single(layer => layer.Name == name);
        double products = layer.Count(form).PerMacWithout(layer.CountRequantization(form)!.PerOutput);
        Assert.InRange(products, most / 4, most);
    }
}
