using NetGen.Generator.Model;
using NetGen.Interpreters.Counting;
using NetGen.TestKit;

namespace NetGen.IlCounter.Tests;

/// <summary>The smallest weights set to 0: the results of every form are those of plain loops, and executed IL falls.</summary>
public sealed class PrunedCountTests
{
    public static TheoryData<string, double> Cases
    {
        get
        {
            TheoryData<string, double> cases = [];
            foreach (LayerCase layer in Layers)
            {
                cases.Add(layer.Name, 0.5);
                cases.Add(layer.Name, 0.8);
            }

            return cases;
        }
    }

    private static IEnumerable<LayerCase> Layers => LayerCase.All.Where(layer => layer.Levels == sbyte.MaxValue);

    /// <summary>Weights as constants, each by itself: in proportion to the zeros, less ten points, everything of the layer in it.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Constants_fall_with_the_zeros(string name, double zeros) => Assert.InRange(Falls(name, zeros, CodeForm.Constants), zeros - 0.1, 1);

    /// <summary>Where positions share an integer a zero takes a product away. Where channels do, all of them must have it: with zeros anywhere few inputs have.</summary>
    [Theory]
    [InlineData("pointwise 8x8x64 -> 64", 0.5, 0.4)]
    [InlineData("pointwise 8x8x64 -> 64", 0.8, 0.6)]
    [InlineData("convolution 3x3 8x8x16 -> 32", 0.5, 0.4)]
    [InlineData("convolution 3x3 8x8x16 -> 32", 0.8, 0.7)]
    public void Chosen_forms_fall(string name, double zeros, double least) => Assert.InRange(Falls(name, zeros, CodeForm.Auto), least, 1);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_form_gives_what_loops_give(string name, double zeros)
    {
        LayerCase layer = Layers.Single(layer => layer.Name == name);
        RunnableNetwork loops = layer.Compile(CodeForm.Loop, zeros);
        Random random = new(7);
        Array[] inputs = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, (int)loops.Compiled.Plan!.Graph.Inputs[0].Type.Count).Select(_ => (sbyte)random.Next(-128, 128)).ToArray())];
        foreach (CodeForm form in new[] { CodeForm.Auto, CodeForm.Constants, CodeForm.ChannelLanes, CodeForm.PositionLanes, CodeForm.ChannelRows, CodeForm.PositionRows })
        {
            RunnableNetwork network = layer.Compile(form, zeros);
            Assert.All(inputs, input => Assert.Equal(loops.Infer(input)[0], network.Infer(input)[0]));
        }
    }

    private static double Falls(string name, double zeros, CodeForm form)
    {
        LayerCase layer = Layers.Single(layer => layer.Name == name);
        return 1 - ((double)layer.Count(form, zeros).Instructions / layer.Count(form).Instructions);
    }
}
