using System.Text.Json;
using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Calibration.Running;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.Models.Tests.Sequences;

/// <summary>
/// The sample that writes dates, against training/dates in float64: texts equal, logits and attention within 1e-5 of the largest. The loop feeds itself, so that a wrong symbol would show in all
/// that follow.
/// </summary>
public sealed class DatesTests(RunSummary summary, ITestOutputHelper output) : IClassFixture<RunSummary>
{
    private static readonly JsonElement Given =
        JsonDocument.Parse(File.ReadAllText(Repository.Combine("tests", "NetGen.Models.Tests", "Sequences", "dates.json"))).RootElement;

    private static readonly string Source = File.ReadAllText(Repository.Combine("samples", "Dates", "Dates.cs"));

    [Theory]
    [InlineData(CodeProfile.DotNet, CodeForm.Auto)]
    [InlineData(CodeProfile.DotNet, CodeForm.Loop)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Auto)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Constants)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Rows)]
    public void StepsAreThoseOfTheTrainer(CodeProfile profile, CodeForm form)
    {
        // The same network with the scores of each step beside what it writes.
        string source = Source
            .Replace("[Dense(11)]", "[Output, Dense(11)]")
            .Replace("[Output(From = \"Written.1\")] static partial void Attention();", "[Output(From = \"Written.1\")] static partial void Scores(); [Output(From = \"Written.2\")] static partial void Attention();");
        RunnableNetwork network = Compile(source, profile, form);
        int vectors = 0;
        foreach (JsonElement vector in Given.GetProperty("vectors").EnumerateArray())
        {
            int[] tokens = Encode(Text(vector, "text"));
            Assert.Equal(0, network.AllocatedBytes(tokens));
            Array[] outputs = network.Infer(tokens);
            Assert.Equal(Text(vector, "answer"), Decode((int[])outputs[0]));
            Assert.InRange(Tensors.RelativeError((float[])outputs[1], Floats(vector, "logits")), 0, 1e-5);
            Assert.InRange(Tensors.RelativeError((float[])outputs[2], Floats(vector, "attention")), 0, 1e-5);
            vectors++;
        }

        Assert.Equal(8, vectors);
        Assert.Empty(profile == CodeProfile.DotNet && form == CodeForm.Auto ? [] : NanoFrameworkRules.Violations(network.Image));
        summary.Add($"dates, {profile}, {form}", "IsoDates", vectors);
    }

    [Fact]
    public void HeldOutDatesAreWrittenAsTheTrainerWritesThem()
    {
        RunnableNetwork network = Compile(Source, CodeProfile.DotNet, CodeForm.Auto);
        JsonElement[] list = [.. Given.GetProperty("list").EnumerateArray()];
        int exact = 0;
        foreach (JsonElement text in list)
        {
            string written = Decode((int[])network.Infer(Encode(Text(text, "text")))[0]);
            Assert.Equal(Text(text, "answer"), written);
            exact += written == Text(text, "date") ? 1 : 0;
        }

        Assert.Equal(200, list.Length);
        Assert.True(exact >= 0.98 * list.Length, $"{exact} of {list.Length}");
    }

    /// <summary>The int8 network of the sample writes every one of 4,000 held-out dates, as the float network does: on .NET, and by the code for boards.</summary>
    [Theory]
    [InlineData(CodeProfile.DotNet, CodeForm.Auto)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Auto)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Loop)]
    public void HeldOutDatesAreWrittenInIntegers(CodeProfile profile, CodeForm form)
    {
        RunnableNetwork network = CompileInt8(Source, profile, form);
        RunnableNetwork real = Compile(Source, CodeProfile.DotNet, CodeForm.Auto);
        string[][] lines = [.. Lines("dates.heldout.txt").Select(line => line.Split('\t'))];
        (int exact, int ofFloats) = (0, 0);
        foreach (string[] line in lines)
        {
            int[] tokens = Encode(line[0]);
            exact += Decode((int[])network.Infer(tokens)[0]) == line[1] ? 1 : 0;
            ofFloats += profile == CodeProfile.DotNet && Decode((int[])real.Infer(tokens)[0]) == line[1] ? 1 : 0;
        }

        output.WriteLine($"{profile}, {form}: {exact} of {lines.Length} exact in int8");
        Assert.Equal(4000, lines.Length);
        Assert.Equal(0, network.AllocatedBytes(Encode(lines[0][0])));
        Assert.Empty(profile == CodeProfile.DotNet ? [] : NanoFrameworkRules.Violations(network.Image));
        Assert.Equal(profile == CodeProfile.DotNet ? 4000 : 0, ofFloats);
        Assert.Equal(4000, exact);
    }

    /// <summary>The sample's int8 parameters are what calibration with texts of the training set makes of the float ones, and no value of a step is far from its real.</summary>
    [Fact]
    public void ParametersAreThoseOfCalibration()
    {
        NetworkModel model = DeclaredNetwork.Read(Source).Model;
        ObservedNetwork real = ObservedNetwork.Compile(model, NetworkPrecision.Float32, new FileParameters(Parameters("dates.netgen")));
        CalibrationSet texts = CalibrationSet.Of(Lines("dates.calibration.txt").Select(text => Array.ConvertAll(Encode(text), token => (float)token)));
        ParameterFile file = Quantizer.Quantize(real, texts);
        Assert.Equal(File.ReadAllText(Repository.Combine("samples", "Dates", "dates_int8.netgen")).ReplaceLineEndings(), ParameterFileWriter.Write(file).ReplaceLineEndings());
        Accuracy accuracy = Quantizer.Compare(real, file, CalibrationSet.Of(Lines("dates.heldout.txt").Take(200).Select(line => Array.ConvertAll(Encode(line.Split('\t')[0]), token => (float)token))));
        foreach (ValueError value in accuracy.Values)
        {
            output.WriteLine(FormattableString.Invariant($"{value.Name}: {value.Decibels:0.0} dB"));
        }

        Assert.Equal(1, accuracy.Agreement);
        Assert.Contains(accuracy.Values, value => value.Name == "Written.Logits" && value.Operator == "Dense");
        Assert.All(accuracy.Values, value => Assert.InRange(value.Decibels, 30, double.PositiveInfinity));
    }

    /// <summary>In int8 the sample is one assembly of nanoFramework, its code with the loops within what that holds; in float32 it is none.</summary>
    [Theory]
    [InlineData("Esp32", "NG2002")]
    [InlineData("Esp32S3", "")]
    public void OneAssemblyHoldsTheInt8Network(string board, string known)
    {
        string target = Source.Replace("[Network]", $"[Network, Target(Board.{board})]");
        NetworkModel model = DeclaredNetwork.Read(target).Model with { Profile = CodeProfile.NanoFramework };
        Generator.CompiledNetwork int8 = Generator.Compiler.Compile(model with { Precision = NetworkPrecision.Int8 }, new FileParameters(Parameters("dates_int8.netgen")), Generator.CompileOptions.Default);
        Assert.Equal(known.Length == 0 ? [] : [known], int8.Findings.Select(finding => finding.Id));
        Assert.InRange(int8.Plan!.Nodes.Sum(node => node.Cost.CodeBytes), 1, 60_000);
        Generator.CompiledNetwork real = Generator.Compiler.Compile(model, new FileParameters(Parameters("dates.netgen")), Generator.CompileOptions.Default);
        Assert.Contains(real.Findings, finding => finding.Id == FindingIds.AssemblyOverLimits);
    }

    /// <summary>The two declarations of the sample differ in precision and parameters alone.</summary>
    [Fact]
    public void BothDeclarationsAreOneNetwork()
    {
        IReadOnlyList<Generator.Declarations.Declaration> both = DeclaredNetwork.ReadAll([Source, File.ReadAllText(Repository.Combine("samples", "Dates", "DatesInt8.cs"))]);
        Assert.Equal([NetworkPrecision.Float32, NetworkPrecision.Int8], both.Select(declaration => declaration.Model.Precision));
        Assert.Equal(both[0].Model.Layers, both[1].Model.Layers);
    }

    private static string[] Lines(string name) => File.ReadAllLines(Repository.Combine("tests", "NetGen.Models.Tests", "Sequences", name));

    private static ParameterFile Parameters(string name) => ParameterReading.Read(name, File.ReadAllText(Repository.Combine("samples", "Dates", name))).File!;

    private static RunnableNetwork CompileInt8(string source, CodeProfile profile, CodeForm form)
    {
        NetworkModel model = DeclaredNetwork.Read(source).Model with { Profile = profile, Precision = NetworkPrecision.Int8 };
        return RunnableNetwork.Compile(model, new FileParameters(Parameters("dates_int8.netgen")), form);
    }

    private static RunnableNetwork Compile(string source, CodeProfile profile, CodeForm form)
    {
        Generator.Declarations.Declaration declaration = DeclaredNetwork.Read(source);
        Assert.Empty(declaration.Findings);
        return RunnableNetwork.Compile(declaration.Model with { Profile = profile }, new FileParameters(Parameters("dates.netgen")), form);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static float[] Floats(JsonElement element, string name) => (float[])Tensors.FromBytes(element.GetProperty(name).GetBytesFromBase64(), ElementType.Float32);

    private static int[] Encode(string text) => [.. text.PadRight(32, '\0').Select(letter => Text(Given, "inputAlphabet").IndexOf(letter))];

    private static string Decode(int[] symbols) => string.Concat(symbols.Select(symbol => Text(Given, "outputAlphabet")[symbol]));
}
