using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>The sample's network as it is declared there, on the windows recorded there: the trainer's answers to the bit, and the size that it promises.</summary>
public sealed class GestureTests(RunSummary summary) : IClassFixture<RunSummary>
{
    [Theory]
    [InlineData(CodeForm.Auto)]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void ScoresAreThoseOfTheTrainersArithmetic(CodeForm form)
    {
        RunnableNetwork network = Compile(form);
        Assert.Empty(NanoFrameworkRules.Violations(network.Image));
        IReadOnlyList<GestureWindow> windows = GestureWindow.All();
        Assert.True(windows.Count >= 500, $"{windows.Count} windows");
        foreach (GestureWindow window in windows)
        {
            Assert.Equal(window.Scores, network.Infer(window.Input)[0]);
        }

        Assert.Equal(0, network.AllocatedBytes(windows[0].Input));
        summary.Add($"gesture sample, int8 equal byte for byte, {form}", "Gestures", windows.Count);
    }

    [Fact]
    public void NineteenOfTwentyWindowsAreRecognised()
    {
        RunnableNetwork network = Compile(CodeForm.Auto);
        IReadOnlyList<GestureWindow> windows = GestureWindow.All();
        Assert.Equal(GestureWindow.Classes.Order(), windows.Select(window => window.Class).Distinct().Order());
        int right = windows.Count(window => GestureWindow.Classes[Classify(network, window)] == window.Class);
        Assert.True(right >= 0.95 * windows.Count, $"{right} of {windows.Count}");
    }

    [Fact]
    public void FitsAnEsp32()
    {
        Plan plan = Compile(CodeForm.Auto).Compiled.Plan!;
        Assert.Equal(("Esp32", CodeProfile.NanoFramework, NetworkPrecision.Int8), (plan.Model.Board, plan.Model.Profile, plan.Model.Precision));
        Assert.InRange(plan.Model.Budget.Macs, plan.Cost.Total.Macs, 200_000);
        Assert.InRange(plan.Model.Budget.WeightBytes, plan.Cost.WeightBytes, 8_192);
        Assert.InRange(plan.Model.Budget.ActivationBytes, plan.Arena.PeakBytes, 8_192);
        Assert.InRange(plan.CodeBytes, 1, plan.Model.Budget.CodeBytes);
    }

    private static int Classify(RunnableNetwork network, GestureWindow window) =>
        (int)network.Type.GetMethod("Classify")!.Invoke(null, [window.Input])!;

    private static RunnableNetwork Compile(CodeForm form)
    {
        NetworkModel model = DeclaredNetwork.Read(File.ReadAllText(GestureWindow.Sample("Gestures.cs"))).Model;
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(GestureWindow.Sample(model.WeightsPath!)));
        Assert.Null(problem);
        return RunnableNetwork.Compile(model, new FileParameters(file!), form);
    }
}
