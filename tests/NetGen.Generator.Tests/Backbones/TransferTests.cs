using NetGen.Generator.Model;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Backbones;

/// <summary>Networks that begin with another one's layers give what the same layers give as one network, bit for bit.</summary>
public sealed class TransferTests
{
    private const string Int8 = "Precision = Precision.Int8";
    private const string Float = "Precision = Precision.Float32";

    public static TheoryData<string, string, string> Cases()
    {
        TheoryData<string, string, string> cases = [];
        foreach (string name in TransferSources.All.Keys)
        {
            foreach (string precision in new[] { Int8, Float })
            {
                foreach (string profile in new[] { "DotNet", "Meadow", "NanoFramework" })
                {
                    cases.Add(name, precision, profile);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void OutputsAreThoseOfOneNetwork(string name, string precision, string profile)
    {
        string attributes = $", Target(Profile.{profile})";
        RunnableProject project = Compare(TransferSources.All[name], precision, attributes, TransferSources.Head, CodeForm.Auto);
        if (profile == "NanoFramework")
        {
            Assert.Empty(NanoFrameworkRules.Violations(project.Image));
        }
    }

    [Theory]
    [InlineData(Int8, CodeForm.Loop)]
    [InlineData(Int8, CodeForm.Constants)]
    [InlineData(Int8, CodeForm.Unrolled)]
    [InlineData(Int8, CodeForm.PositionLanes)]
    [InlineData(Float, CodeForm.Loop)]
    [InlineData(Float, CodeForm.Constants)]
    [InlineData(Float, CodeForm.Unrolled)]
    public void InEveryForm(string precision, CodeForm form)
    {
        foreach (TransferSources sources in TransferSources.All.Values)
        {
            Compare(sources, precision, "", TransferSources.Head, form);
        }
    }

    [Theory]
    [InlineData(Int8)]
    [InlineData(Float)]
    public void AHeadThatWantsMoreOfTheArenaGetsIt(string precision)
    {
        RunnableProject project = Compare(TransferSources.All["Plain"], precision, ", Target(Profile.NanoFramework)", TransferSources.WideHead, CodeForm.Auto);
        Plan first = project.Compiled("First").Plan!;
        Plan second = project.Compiled("Second").Plan!;
        Assert.True(first.Arena.Arenas[0].Length >= 600);
        Assert.Equal(first.Arena.PeakBytes, second.Arena.PeakBytes);
        Array arena = (Array)project.TypeOf("First").GetField("arena", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!;
        Assert.Equal(first.Arena.Arenas[0].Length, arena.LongLength);
        Assert.Equal(first.Arena.PeakBytes, first.Cost.ArenaBytes);
    }

    [Theory]
    [InlineData(Int8, ", Streaming = Streaming.Always", "")]
    [InlineData(Float, ", Streaming = Streaming.Always", "")]
    [InlineData(Int8, ", InArena = true", "")]
    [InlineData(Float, ", InArena = true", "")]
    [InlineData(Int8, "", ", StoredWeights(BufferBytes = 64)")]
    public void HoweverTheFirstNetworkRuns(string precision, string network, string attributes)
    {
        foreach ((string name, TransferSources sources) in TransferSources.All)
        {
            RunnableProject project = Compare(sources, precision, ", Target(Profile.NanoFramework)", TransferSources.Head, attributes.Length > 0 ? CodeForm.Stored : CodeForm.Auto, network, attributes);
            Assert.True(!network.Contains("Streaming") || name is not ("Plain" or "Map") || project.Compiled("First").Plan!.Arena.Groups.Any());
            Assert.True(attributes.Length == 0 || project.Compiled("First").Plan!.Stored.Count > 0);
        }
    }

    /// <summary>Heads of convolutions, whose maps lie in the first network's arena: row by row, or with weights in storage.</summary>
    [Theory]
    [InlineData(Int8 + ", Streaming = Streaming.Always", "", CodeForm.Auto)]
    [InlineData(Float + ", Streaming = Streaming.Always", "", CodeForm.Loop)]
    [InlineData(Int8, ", StoredWeights(BufferBytes = 64)", CodeForm.Stored)]
    public void HoweverTheHeadRuns(string network, string attributes, CodeForm form)
    {
        const string Convolutions = """
            [Conv2D(8, 3, Activation = Activation.Relu)] static partial void Wide();
            [Conv2D(8, 3, Activation = Activation.Relu)] static partial void Wider();
            [GlobalAveragePool] static partial void Mean();
            [Dense(3)] static partial void Coarse();
            """;
        RunnableProject project = Compare(TransferSources.All["Map"], network, attributes + ", Target(Profile.NanoFramework)", Convolutions, form);
        Plan head = project.Compiled("Second").Plan!;
        Assert.Equal(network.Contains("Streaming"), head.Arena.Groups.Any());
        Assert.Equal(attributes.Length > 0, head.Stored.Count > 0);
    }

    /// <summary>Two networks that leave the first one at different layers.</summary>
    [Fact]
    public void TwoCuts()
    {
        TransferSources plain = TransferSources.All["Plain"];
        string source = plain.Source(Int8, "", TransferSources.Head);
        int third = source.LastIndexOf("UpTo = \"Pool\"", StringComparison.Ordinal);
        RunnableProject project = RunnableProject.Compile(source[..third] + source[third..].Replace("\"Pool\"", "\"Stem\"", StringComparison.Ordinal));
        Array input = Input(4, project.Compiled("First").Plan!);
        string stem = string.Join("\n", plain.Front.Split('\n').Take(2));
        Assert.Equal(Whole(plain, Int8, "", TransferSources.Head).Infer(input)[0], project.Infer("Second", input));
        Assert.Equal(Whole(plain with { Front = stem }, Int8, "", TransferSources.OtherHead).Infer(input)[0], project.Infer("Third", input));
        Assert.Equal(["upToPool", "upToStem"], project.TypeOf("First").GetMethods(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static).Select(method => method.Name).Where(name => name.StartsWith("upTo", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void AHeadInTheArena()
    {
        TransferSources plain = TransferSources.All["Plain"];
        string source = plain.Source(Int8, "", TransferSources.Head).Replace($"[Network({Int8}), Weights(Seed = 5)]\n    public static partial class Second", $"[Network({Int8}, InArena = true), Weights(Seed = 5)]\n    public static partial class Second");
        RunnableProject project = RunnableProject.Compile(source);
        Assert.True(project.Compiled("Second").Plan!.Model.InArena);
        Array input = Input(1, project.Compiled("First").Plan!);
        Assert.Equal(Whole(plain, Int8, "", TransferSources.Head).Infer(input)[0], project.Infer("Second", input));
    }

    [Fact]
    public void SeveralInputs()
    {
        TransferSources two = new("""
            [Input(4)] static partial void Left();
            [Input(6)] static partial void Right();
            [Input(5)] static partial void Unread();
            [Concat(nameof(Right), nameof(Left))] static partial void Both();
            [Dense(7, Activation = Activation.Relu)] static partial void Joined();
            """, "Joined", """
            [Concat(nameof(Joined), nameof(Unread))] static partial void All();
            [Dense(3)] static partial void Logits();
            """);
        RunnableProject project = RunnableProject.Compile(two.Source(Float, "", TransferSources.Head));
        Assert.Equal(["left", "right", "output"], project.TypeOf("Second").GetMethod("Infer")!.GetParameters().Select(parameter => parameter.Name));
        float[] left = [1, -2, 3, 0.5f];
        float[] right = [0.25f, 1, -1, 2, 3, -0.75f];
        RunnableNetwork whole = Whole(two with { Front = two.Front.Replace("[Input(5)] static partial void Unread();", "") }, Float, "", TransferSources.Head);
        Assert.Equal(whole.Infer(left, right)[0], project.Infer("Second", left, right));
    }

    [Fact]
    public void InferenceAllocatesNothing()
    {
        foreach (string precision in new[] { Int8, Float })
        {
            RunnableProject project = RunnableProject.Compile(TransferSources.All["Plain"].Source(precision, "", TransferSources.Head));
            Array input = Input(3, project.Compiled("First").Plan!);
            Assert.Equal(0, project.AllocatedBytes("Second", input));
        }
    }

    /// <summary>The networks take turns in one arena: none leaves another anything to trip over.</summary>
    private static RunnableProject Compare(TransferSources sources, string precision, string attributes, string head, CodeForm form, string frontNetwork = "", string frontAttributes = "")
    {
        RunnableProject project = RunnableProject.Compile(sources.Source(precision, attributes, head, frontNetwork, frontAttributes), form);
        RunnableNetwork first = RunnableNetwork.Compile(Model(TransferSources.Alone(precision, attributes, sources.Front + sources.Tail)), Seeded, CodeForm.Loop);
        RunnableNetwork second = Whole(sources, precision, attributes, head);
        RunnableNetwork third = Whole(sources, precision, attributes, TransferSources.OtherHead);
        HashSet<string> seen = [];
        for (int i = 0; i < 3; i++)
        {
            Array input = Input(i, project.Compiled("First").Plan!);
            Array expected = second.Infer(input)[0];
            Assert.Equal(expected, project.Infer("Second", input));
            Assert.Equal(third.Infer(input)[0], project.Infer("Third", input));
            Assert.Equal(first.Infer(input)[0], project.Infer("First", input));
            Assert.Equal(expected, project.Infer("Second", input));
            seen.Add(string.Join(" ", expected.Cast<object>()));
        }

        Assert.True(seen.Count > 1, "every input gives the same output");
        return project;
    }

    private static RunnableNetwork Whole(TransferSources sources, string precision, string attributes, string head) =>
        RunnableNetwork.Compile(Model(TransferSources.Alone(precision, attributes, sources.Front + head)), Seeded, CodeForm.Loop);

    private static NetworkModel Model(string source) => DeclaredNetwork.Read(source).Model;

    private static NetGen.Generator.Parameters.RandomParameters Seeded => new(5);

    private static Array Input(int seed, Plan plan)
    {
        Random random = new(seed);
        int count = (int)plan.Graph.Inputs[0].Type.Count;
        return plan.Model.Precision == NetworkPrecision.Int8
            ? Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(-128, 128)).ToArray()
            : Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1)).ToArray();
    }
}
