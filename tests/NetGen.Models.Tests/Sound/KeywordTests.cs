using System.Text.Json;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sound;

/// <summary>The keyword spotter that training/keywords trained: from samples to scores, to the bit, and its answers to clips of voices that it never heard.</summary>
public sealed class KeywordTests
{
    private static readonly JsonElement Vectors =
        JsonDocument.Parse(File.ReadAllText(Repository.Combine("tests", "NetGen.Models.Tests", "Sequences", "keywords.json"))).RootElement;

    private static readonly string[] Members = [.. Vectors.GetProperty("members").EnumerateArray().Select(member => member.GetString()!)];

    [Theory]
    [InlineData(CodeProfile.DotNet)]
    [InlineData(CodeProfile.NanoFramework)]
    public void SamplesBecomeScores(CodeProfile profile)
    {
        RunnableNetwork network = Compile(profile, "[Input(16000, 1)] static partial void Microphone();", $"[{Vectors.GetProperty("front").GetString()}] static partial void Features();");
        JsonElement[] clips = [.. Vectors.GetProperty("clips").EnumerateArray()];
        Assert.NotEmpty(clips);
        foreach (JsonElement clip in clips)
        {
            Array samples = Tensors.FromBytes(clip.GetProperty("samples").GetBytesFromBase64(), ElementType.Int16);
            Assert.Equal(Tensors.FromBytes(clip.GetProperty("scores").GetBytesFromBase64(), ElementType.Int8), network.Infer(samples)[0]);
            Assert.Equal(0, network.AllocatedBytes(samples));
        }
    }

    /// <summary>The sample's class, 20 ms a step: rows of scores that the whole second gives, clip after clip, each behind others and a Reset.</summary>
    [Theory]
    [InlineData(CodeProfile.DotNet)]
    [InlineData(CodeProfile.NanoFramework)]
    public void StepsGiveTheSameScores(CodeProfile profile)
    {
        NetworkModel declared = DeclaredNetwork.ReadAll([File.ReadAllText(Repository.Combine("samples", "Keywords", "Spotter.cs"))]).Single().Model;
        Assert.True(declared.IsStreaming);
        RunnableNetwork network = RunnableNetwork.Compile(declared with { Profile = profile }, Parameters());
        RunnableStream steps = new(network);
        foreach (JsonElement clip in Vectors.GetProperty("clips").EnumerateArray())
        {
            short[] samples = (short[])Tensors.FromBytes(clip.GetProperty("samples").GetBytesFromBase64(), ElementType.Int16);
            steps.Reset();
            List<Array> rows = steps.Run(samples)[0];
            Assert.Equal(25, rows.Count);
            Assert.Equal(Tensors.FromBytes(clip.GetProperty("scores").GetBytesFromBase64(), ElementType.Int8), RunnableStream.Joined(rows));
            Assert.Equal(0, steps.AllocatedBytes(samples[..320]));
        }
    }

    [Fact]
    public void AnswersAreThoseOfTheReference()
    {
        RunnableNetwork network = Compile(CodeProfile.DotNet, "[Input(50, 40)] static partial void Features();");
        string[] classes = [.. Vectors.GetProperty("classes").EnumerateArray().Select(name => name.GetString()!)];
        int heard = Vectors.GetProperty("heard").GetInt32();
        JsonElement[] answers = [.. Vectors.GetProperty("answers").EnumerateArray()];
        Assert.NotEmpty(answers);
        Assert.All(answers, answer =>
        {
            sbyte[] scores = (sbyte[])network.Infer(Tensors.FromBytes(answer.GetProperty("features").GetBytesFromBase64(), ElementType.Int8))[0];
            int[] sums = [.. classes.Select((_, k) => Enumerable.Range(1, heard).Sum(step => scores[scores.Length - (step * classes.Length) + k]))];
            Assert.Equal(answer.GetProperty("answer").GetString(), classes[Array.IndexOf(sums, sums.Max())]);
        });

        // These clips show that the generated code answers as the script's integers do; the share that is right was counted by the script over all clips of voices that no training heard.
        Assert.InRange(Vectors.GetProperty("right").GetDouble() / Vectors.GetProperty("of").GetInt32(), 0.9, 1);
    }

    private static RunnableNetwork Compile(CodeProfile profile, params string[] front) =>
        RunnableNetwork.Compile(DeclaredNetwork.FromMembers([.. front, .. Members], NetworkPrecision.Int8) with { Profile = profile }, Parameters());

    private static FileParameters Parameters()
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Repository.Combine("samples", "Keywords", "keywords.netgen")));
        Assert.Null(problem);
        return new FileParameters(file!);
    }
}
