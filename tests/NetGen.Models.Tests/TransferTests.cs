using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>The sample whose first layers are the gesture network's: the trainer's answers to the bit, and weights that exist once.</summary>
public sealed class TransferTests(RunSummary summary) : IClassFixture<RunSummary>
{
    private static readonly string[] Kinds = ["rest", "stroke", "turn"];

    [Theory]
    [InlineData(CodeForm.Auto)]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void ScoresAreThoseOfTheTrainersArithmetic(CodeForm form)
    {
        RunnableProject project = Compile(form);
        Assert.Empty(NanoFrameworkRules.Violations(project.Image));
        IReadOnlyList<GestureWindow> windows = GestureWindow.All();
        (string Kind, sbyte[] Scores)[] wanted = Scores();
        Assert.Equal(windows.Count, wanted.Length);
        int right = 0;
        for (int i = 0; i < windows.Count; i++)
        {
            sbyte[] scores = (sbyte[])project.Infer("Effort", windows[i].Input);
            Assert.Equal(wanted[i].Scores, scores);
            Assert.Equal(windows[i].Scores, project.Infer("Gestures", windows[i].Input));
            right += Kinds[Array.IndexOf(scores, scores.Max())] == wanted[i].Kind ? 1 : 0;
        }

        Assert.True(right >= 0.98 * windows.Count, $"{right} of {windows.Count}");
        Assert.Equal(0, project.AllocatedBytes("Effort", windows[0].Input));
        summary.Add($"transfer sample, int8 equal byte for byte, {form}", "Effort", windows.Count);
    }

    /// <summary>Both networks on the board: the front's figures are Gestures' own, and the whole inference is predicted.</summary>
    [Fact]
    public void CostsAreThoseOfBothParts()
    {
        RunnableProject project = Compile(CodeForm.Auto);
        Plan gestures = project.Compiled("Gestures").Plan!;
        Plan effort = project.Compiled("Effort").Plan!;
        Front front = effort.Model.Front!;
        Assert.Equal(gestures.Cost.Layers.Where(layer => layer.Name != "Logits").Sum(layer => layer.Cost.Macs), front.Macs);
        Assert.Equal(front.Macs + (72 * 3), effort.Cost.Macs);
        Assert.Equal((72 * 3) + (3 * 4), effort.Cost.WeightBytes);
        Assert.Equal(gestures.Cost.WeightBytes - (72 * 8) - (8 * 4), front.WeightBytes);
        Assert.Equal(gestures.Arena.PeakBytes, effort.Arena.PeakBytes);
        Assert.True(effort.RamBytes > gestures.RamBytes && effort.RamBytes < gestures.RamBytes + 1_000, $"{effort.RamBytes} of {gestures.RamBytes}");
        Assert.True(effort.Milliseconds > 0.9 * gestures.Milliseconds && effort.Milliseconds < gestures.Milliseconds, $"{effort.Milliseconds} of {gestures.Milliseconds}");
        Assert.Empty(project.Compiled("Effort").Findings);
    }

    /// <summary>The tables that limit results exist once.</summary>
    [Fact]
    public void TablesAreTheFrontsOwn()
    {
        RunnableProject project = Compile(CodeForm.Auto);
        Assert.Equal(["clamp1024", "clamp4096"], project.Compiled("Effort").Plan!.Model.Front!.Tables);
        Assert.DoesNotContain(project.Compiled("Effort").Plan!.Arrays, array => array.Field.Name == "clamp4096");
        Assert.Contains("global::Microcontroller.Gestures.clamp4096", project.TextOf("Effort"), StringComparison.Ordinal);
    }

    private static RunnableProject Compile(CodeForm form) => RunnableProject.Compile(
        File.ReadAllText(GestureWindow.Sample("Gestures.cs")) + File.ReadAllText(Repository.Combine("samples", "Transfer", "Effort.cs")).Replace("using NetGen;", "", StringComparison.Ordinal),
        form,
        static model => new FileParameters(ParameterFileReader.Read(File.ReadAllText(Repository.Combine("samples", model.Name == "Effort" ? "Transfer" : "Microcontroller", model.WeightsPath!))).File!));

    private static (string Kind, sbyte[] Scores)[] Scores() =>
        [.. File.ReadLines(Repository.Combine("tests", "NetGen.Models.Tests", "Gestures", "effort.csv")).Where(line => !line.StartsWith('#')).Select(line => line.Split(','))
            .Select(row => (row[0], row.Skip(1).Select(field => sbyte.Parse(field, CultureInfo.InvariantCulture)).ToArray()))];
}
