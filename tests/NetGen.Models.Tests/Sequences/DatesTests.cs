using System.Text.Json;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sequences;

/// <summary>
/// The sample that writes dates, against training/dates in float64: texts equal, logits and attention within 1e-5 of the largest. The loop feeds itself, so that a wrong symbol would show in all
/// that follow.
/// </summary>
public sealed class DatesTests(RunSummary summary) : IClassFixture<RunSummary>
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

    private static RunnableNetwork Compile(string source, CodeProfile profile, CodeForm form)
    {
        Generator.Declarations.Declaration declaration = DeclaredNetwork.Read(source);
        Assert.Empty(declaration.Findings);
        ParameterFile parameters = ParameterReading.Read("dates.netgen", File.ReadAllText(Repository.Combine("samples", "Dates", "dates.netgen"))).File!;
        return RunnableNetwork.Compile(declaration.Model with { Profile = profile }, new FileParameters(parameters), form);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static float[] Floats(JsonElement element, string name) => (float[])Tensors.FromBytes(element.GetProperty(name).GetBytesFromBase64(), ElementType.Float32);

    private static int[] Encode(string text) => [.. text.PadRight(32, '\0').Select(letter => Text(Given, "inputAlphabet").IndexOf(letter))];

    private static string Decode(int[] symbols) => string.Concat(symbols.Select(symbol => Text(Given, "outputAlphabet")[symbol]));
}
