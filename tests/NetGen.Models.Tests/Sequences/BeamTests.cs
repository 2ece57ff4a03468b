using System.Globalization;
using System.Text.Json;
using NetGen.Calibration;
using NetGen.Generator.Cost;
using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sequences;

/// <summary>Beam search against training/beam, which lists and sorts every sequence that can follow, in float64, and runs all steps: symbols equal, scores and rows within 1e-5.</summary>
public sealed class BeamTests(RunSummary summary) : IClassFixture<RunSummary>
{
    private static readonly string Folder = Repository.Combine("tests", "NetGen.Models.Tests", "Sequences");

    private static readonly JsonElement Given = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "beam.json"))).RootElement;

    /// <summary>Two states, one of which begins with zeros, and a memory that every step reads.</summary>
    private const string Step = """
        [PreviousSymbol(nameof(Logits), Start = {0})] static partial void Last();
        [PreviousState(nameof(After))] static partial void Before();
        [PreviousState(nameof(Kept), Zeros = 3)] static partial void Other();
        [Memory] static partial void Read();
        [Embedding({1}, 4, From = nameof(Last))] static partial void Word();
        [Concat(nameof(Word), nameof(Before), nameof(Other), nameof(Read))] static partial void Seen();
        [Dense(6, Activation = Activation.Tanh)] [Output] static partial void After();
        [Concat(nameof(After), nameof(Other))] static partial void Both();
        [Dense(3, Activation = Activation.Tanh)] static partial void Kept();
        [Concat(nameof(After), nameof(Kept))] static partial void Known();
        [Dense({0})] static partial void Logits();
        """;

    [Theory]
    [InlineData(CodeProfile.DotNet, CodeForm.Auto)]
    [InlineData(CodeProfile.DotNet, CodeForm.Loop)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Auto)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Constants)]
    public void TheBestSequenceIsFound(CodeProfile profile, CodeForm form)
    {
        JsonElement[] cases = [.. Given.GetProperty("cases").EnumerateArray()];
        int vectors = 0;
        foreach (IGrouping<string, JsonElement> search in cases.GroupBy(Search))
        {
            RunnableNetwork network = Compile("beam", 5, $"Steps = 7, Score = true, {search.Key}", profile, form);
            foreach (JsonElement vector in search)
            {
                float[] memory = Floats(vector, "memory");
                Array[] outputs = network.Infer(memory);
                Assert.Equal(Integers(vector, "symbols"), (int[])outputs[0]);
                Assert.InRange(Tensors.RelativeError((float[])outputs[1], Floats(vector, "rows")), 0, 1e-5);
                Assert.InRange(((float[])outputs[2])[0] - vector.GetProperty("score").GetDouble(), -1e-5, 1e-5);
                Assert.Equal(0, network.AllocatedBytes(memory));
                vectors++;
            }

            Assert.Empty(profile == CodeProfile.NanoFramework ? NanoFrameworkRules.Violations(network.Image) : []);
        }

        Assert.Equal(72, vectors);
        summary.Add($"beam search, {profile}, {form}", "Demo", vectors);
    }

    /// <summary>Without such there would be nothing to search for: the vectors have sequences that greedy decoding misses, with an end and without, and such as end before the last step.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void TheVectorsDifferFromGreedyOnes(int width)
    {
        JsonElement[] cases = [.. Given.GetProperty("cases").EnumerateArray()];
        foreach (JsonValueKind end in new[] { JsonValueKind.Null, JsonValueKind.Number })
        {
            JsonElement[] own = [.. cases.Where(vector => vector.GetProperty("end").ValueKind == end)];
            Assert.True(own.Count(vector => Width(vector) == width && !Integers(vector, "symbols").SequenceEqual(Integers(Greedy(own, vector), "symbols"))) >= 2);
        }

        Assert.Contains(cases, vector => Width(vector) == width && vector.GetProperty("end").ValueKind == JsonValueKind.Number && Integers(vector, "symbols").TakeLast(2).All(symbol => symbol == 2));
    }

    /// <summary>One hypothesis is greedy decoding: the same symbols and rows to the bit as the loop that has no list, which takes the largest score and sums nothing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(", End = 2")]
    [InlineData(", End = 1")]
    public void OneHypothesisIsGreedyDecoding(string end)
    {
        RunnableNetwork greedy = Compile("beam", 5, "Steps = 7" + end, CodeProfile.DotNet, CodeForm.Auto);
        RunnableNetwork unrolled = Compile("beam", 5, "Steps = 7" + end, CodeProfile.DotNet, CodeForm.Auto, "[Unroll(Time = true)]");
        RunnableNetwork searching = Compile("beam", 5, "Steps = 7, Beam = 1, Score = true" + end, CodeProfile.DotNet, CodeForm.Auto);
        Assert.DoesNotContain("hypotheses", greedy.Compiled.Plan!.Nodes.Single(node => node.Node.Name == "Written").FormText);
        Assert.Contains("hypotheses", searching.Compiled.Plan!.Nodes.Single(node => node.Node.Name == "Written").FormText);
        int ended = 0;
        foreach (JsonElement vector in Given.GetProperty("cases").EnumerateArray().Where(vector => Width(vector) == 1))
        {
            float[] memory = Floats(vector, "memory");
            Array[] alone = greedy.Infer(memory);
            Array[] found = searching.Infer(memory);
            Assert.Equal(alone[0], found[0]);
            Assert.Equal(alone[1], found[1]);
            Assert.Equal(alone, unrolled.Infer(memory));
            Assert.Equal(0, greedy.AllocatedBytes(memory));
            if ((vector.GetProperty("end").ValueKind, end) is (JsonValueKind.Null, "") or (JsonValueKind.Number, ", End = 2"))
            {
                Assert.Equal(Integers(vector, "symbols"), (int[])alone[0]);
            }

            int[] symbols = (int[])alone[0];
            ended += end.Length > 0 && symbols[5] == symbols[6] && symbols[6].ToString(CultureInfo.InvariantCulture) == end[^1..] ? 1 : 0;
        }

        Assert.True(end.Length == 0 || ended > 0);
    }

    /// <summary>A beam that keeps every sequence up to the last step finds the best of all; a narrow one need not, and greedy decoding does not.</summary>
    [Fact]
    public void AWideBeamFindsTheBestOfAllSequences()
    {
        RunnableNetwork network = Compile("beam.tiny", 3, "Steps = 4, Beam = 27, Score = true", CodeProfile.NanoFramework, CodeForm.Auto);
        RunnableNetwork widest = Compile("beam.tiny", 3, "Steps = 4, Beam = 81, Score = true", CodeProfile.DotNet, CodeForm.Auto);
        RunnableNetwork greedy = Compile("beam.tiny", 3, "Steps = 4", CodeProfile.DotNet, CodeForm.Auto);
        int missed = 0;
        foreach (JsonElement vector in Given.GetProperty("exhaustive").EnumerateArray())
        {
            float[] memory = Floats(vector, "memory");
            Array[] outputs = network.Infer(memory);
            Assert.Equal(Integers(vector, "symbols"), (int[])outputs[0]);
            Assert.InRange(((float[])outputs[2])[0] - vector.GetProperty("score").GetDouble(), -1e-5, 1e-5);
            Assert.Equal(outputs, widest.Infer(memory));
            int[] alone = (int[])greedy.Infer(memory)[0];
            Assert.Equal(Integers(vector, "greedy"), alone);
            missed += alone.SequenceEqual((int[])outputs[0]) ? 0 : 1;
        }

        Assert.True(missed >= 4);
    }

    /// <summary>The writer of dates with a beam of four: on held-out texts what it writes greedily, on texts whose letters are mixed something else that is more probable.</summary>
    [Theory]
    [InlineData(CodeProfile.DotNet, CodeForm.Auto)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Auto)]
    public void DatesAreSearched(CodeProfile profile, CodeForm form)
    {
        string source = File.ReadAllText(Repository.Combine("samples", "Dates", "Dates.cs"));
        ParameterFile parameters = ParameterReading.Read("dates.netgen", File.ReadAllText(Repository.Combine("samples", "Dates", "dates.netgen"))).File!;
        JsonElement letters = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "dates.json"))).RootElement;
        RunnableNetwork greedy = Run("");
        RunnableNetwork search = Run(", Beam = 4, Score = true");
        int vectors = 0;
        int others = 0;
        foreach (JsonElement vector in Given.GetProperty("dates").EnumerateArray())
        {
            int[] tokens = [.. vector.GetProperty("text").GetString()!.PadRight(32, '\0').Select(letter => letters.GetProperty("inputAlphabet").GetString()!.IndexOf(letter))];
            Array[] outputs = search.Infer(tokens);
            Assert.Equal(vector.GetProperty("answer").GetString(), Decode(outputs[0]));
            Assert.Equal(vector.GetProperty("greedy").GetString(), Decode(greedy.Infer(tokens)[0]));
            Assert.InRange(((float[])outputs[2])[0] - vector.GetProperty("score").GetDouble(), -2e-5, 2e-5);
            if (vector.TryGetProperty("attention", out _))
            {
                Assert.InRange(Tensors.RelativeError((float[])outputs[1], Floats(vector, "attention")), 0, 1e-5);
                vectors++;
            }

            others += vector.GetProperty("answer").GetString() == vector.GetProperty("greedy").GetString() ? 0 : 1;
        }

        Assert.Equal(6, vectors);
        Assert.Equal(12, others);

        string Decode(Array symbols) => string.Concat(((int[])symbols).Select(symbol => letters.GetProperty("outputAlphabet").GetString()![symbol]));

        RunnableNetwork Run(string arguments)
        {
            string text = source.Replace("Steps = 10", "Steps = 10" + arguments);
            text = arguments.Length == 0 ? text : text.Replace("static partial void Attention();", "static partial void Attention(); [Output(From = \"Written.2\")] static partial void Sum();");
            Declaration declaration = DeclaredNetwork.Read(text);
            Assert.Empty(declaration.Findings);
            return RunnableNetwork.Compile(declaration.Model with { Profile = profile }, new FileParameters(parameters), form);
        }
    }

    /// <summary>
    /// The writer of dates in int8 with a beam of four: what it finds has the score that its own scores of each step tell, the one hypothesis is the greedy one, and held-out texts are
    /// written right.
    /// </summary>
    [Theory]
    [InlineData(CodeProfile.DotNet)]
    [InlineData(CodeProfile.NanoFramework)]
    public void IntegersAreSearched(CodeProfile profile)
    {
        string[][] lines = [.. File.ReadLines(Path.Combine(Folder, "dates.heldout.txt")).Take(60).Select(line => line.Split('\t'))];
        JsonElement letters = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "dates.json"))).RootElement;
        RunnableNetwork greedy = Run("Score = false");
        RunnableNetwork one = Run("Score = true");
        RunnableNetwork four = Run("Beam = 4, Score = true");
        Quantization step = four.Compiled.Plan!.Graph.Outputs[1].Type.Quantization!;
        foreach (string[] line in lines)
        {
            int[] tokens = [.. line[0].PadRight(32, '\0').Select(letter => letters.GetProperty("inputAlphabet").GetString()!.IndexOf(letter))];
            Array[] alone = one.Infer(tokens);
            Assert.Equal(greedy.Infer(tokens), alone[..^1]);
            Array[] found = four.Infer(tokens);
            Assert.Equal(line[1], string.Concat(((int[])found[0]).Select(symbol => letters.GetProperty("outputAlphabet").GetString()![symbol])));
            Assert.InRange(((float[])found[^1])[0] - Score(found), -1e-5, 1e-5);
            Assert.InRange(((float[])alone[^1])[0] - Score(alone), -1e-5, 1e-5);
            Assert.True(Score(found) >= Score(alone));
            Assert.Equal(0, four.AllocatedBytes(tokens));
        }

        double Score(Array[] outputs)
        {
            double sum = 0;
            for (int t = 0; t < 10; t++)
            {
                double[] scores = [.. ((sbyte[])outputs[1])[(t * 11)..((t + 1) * 11)].Select(score => (double)step.Scale * (score - step.ZeroPoint))];
                sum += scores[((int[])outputs[0])[t]] - Math.Log(scores.Sum(Math.Exp));
            }

            return sum;
        }

        RunnableNetwork Run(string arguments)
        {
            string source = File.ReadAllText(Repository.Combine("samples", "Dates", "Dates.cs"))
                .Replace("Steps = 10", "Steps = 10, " + arguments)
                .Replace("[Dense(11)]", "[Output, Dense(11)]")
                .Replace("[Output(From = \"Written.0\")] static partial void Iso();", "")
                .Replace("[Output(From = \"Written.1\")] static partial void Attention();", "");
            ParameterFile file = ParameterReading.Read("dates_int8.netgen", File.ReadAllText(Repository.Combine("samples", "Dates", "dates_int8.netgen"))).File!;
            return RunnableNetwork.Compile(DeclaredNetwork.Read(source).Model with { Profile = profile, Precision = NetworkPrecision.Int8 }, new FileParameters(file));
        }
    }

    /// <summary>Calibration sees the steps of one hypothesis: the parameters are the same with a search and without.</summary>
    [Theory]
    [InlineData(", Beam = 3")]
    [InlineData(", Beam = 3, Score = true")]
    [InlineData(", Score = true")]
    public void CalibrationSeesGreedySteps(string search)
    {
        string source = File.ReadAllText(Repository.Combine("samples", "Dates", "Dates.cs"));
        FileParameters parameters = new(ParameterReading.Read("dates.netgen", File.ReadAllText(Repository.Combine("samples", "Dates", "dates.netgen"))).File!);
        Random random = new(6);
        CalibrationSet samples = CalibrationSet.Of(Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, 32).Select(_ => (float)random.Next(39)).ToArray()));
        ParameterFile wanted = Quantizer.Quantize(DeclaredNetwork.Read(source).Model, parameters, samples);
        NetworkModel model = DeclaredNetwork.Read(source.Replace("Steps = 10", "Steps = 10" + search)).Model;
        ParameterFile found = Quantizer.Quantize(model, parameters, samples);
        Assert.Equal(ParameterFileWriter.Write(wanted), ParameterFileWriter.Write(found));
        Assert.NotNull(RunnableNetwork.Compile(model with { Precision = NetworkPrecision.Int8 }, new FileParameters(found)));
    }

    /// <summary>A step's layers run once in the first step, and for as many hypotheses as there are in each that follows; what depends on the memory alone runs once.</summary>
    [Theory]
    [InlineData(2, 1 + (6 * 2))]
    [InlineData(4, 1 + (6 * 4))]
    [InlineData(20, 1 + 5 + (5 * 20))]
    public void MacsAreThoseOfTheHypotheses(int width, int runs)
    {
        NetworkCost greedy = Compile("beam", 5, "Steps = 7", CodeProfile.DotNet, CodeForm.Auto).Compiled.Plan!.Cost;
        NetworkCost search = Compile("beam", 5, $"Steps = 7, Beam = {width}, Score = true", CodeProfile.DotNet, CodeForm.Auto).Compiled.Plan!.Cost;
        const long Once = 5 * 6;
        const long Step = (18 * 6) + (9 * 3) + (9 * 5);
        Assert.Equal(Once + (7 * Step), greedy.Macs);
        Assert.Equal(Once + (runs * Step), search.Macs);
        Assert.Equal(greedy.WeightBytes, search.WeightBytes);
    }

    private static string Search(JsonElement vector) =>
        $"Beam = {Width(vector)}" + (vector.GetProperty("end").ValueKind == JsonValueKind.Number ? $", End = {vector.GetProperty("end").GetInt32()}" : "");

    private static int Width(JsonElement vector) => vector.GetProperty("beam").GetInt32();

    private static JsonElement Greedy(JsonElement[] cases, JsonElement vector) =>
        cases.Single(other => Width(other) == 1 && other.GetProperty("memory").GetString() == vector.GetProperty("memory").GetString());

    private static RunnableNetwork Compile(string parameters, int symbols, string arguments, CodeProfile profile, CodeForm form, string attributes = "")
    {
        string step = Step.Replace("{0}", symbols.ToString(CultureInfo.InvariantCulture)).Replace("{1}", (symbols + 1).ToString(CultureInfo.InvariantCulture));
        Declaration declaration = DeclaredNetwork.Read($$"""
            using NetGen;
            namespace Demo
            {
                [Network] {{attributes}} public static partial class Net
                {
                    [Input(5)] static partial void Memory();
                    [Dense(6, Activation = Activation.Tanh)] static partial void Initial();
                    [Writer({{arguments}}, From = nameof(Memory), State = new[] { nameof(Initial) })] static partial void Written();
                }
                public sealed partial class WriterAttribute : DecoderAttribute { {{step}} }
            }
            """);
        Assert.Empty(declaration.Findings);
        ParameterFile file = ParameterReading.Read(parameters + ".netgen", File.ReadAllText(Path.Combine(Folder, parameters + ".netgen"))).File!;
        return RunnableNetwork.Compile(declaration.Model with { Profile = profile }, new FileParameters(file), form);
    }

    private static float[] Floats(JsonElement element, string name) => (float[])Tensors.FromBytes(element.GetProperty(name).GetBytesFromBase64(), ElementType.Float32);

    private static int[] Integers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetInt32())];
}
