using System.Reflection;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Streaming;

/// <summary>Causal transformers step by step, keys and values kept, against the same networks over the whole sequence: equal bits in both precisions, both profiles, every form.</summary>
public sealed class KeyValueCacheTests
{
    private const int Seed = 11;

    public static TheoryData<string, NetworkPrecision, CodeForm, CodeProfile> Cases()
    {
        TheoryData<string, NetworkPrecision, CodeForm, CodeProfile> cases = [];
        foreach (CacheCase item in CacheCase.All)
        {
            foreach (NetworkPrecision precision in new[] { NetworkPrecision.Float32, NetworkPrecision.Int8 })
            {
                foreach (CodeForm form in new[] { CodeForm.Auto, CodeForm.Loop, CodeForm.Constants })
                {
                    cases.Add(item.Name, precision, form, CodeProfile.NanoFramework);
                }

                cases.Add(item.Name, precision, CodeForm.Vector, CodeProfile.DotNet);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_are_the_whole_sequence(string name, NetworkPrecision precision, CodeForm form, CodeProfile profile)
    {
        CacheCase item = CacheCase.Find(name);
        NetworkModel model = item.Model(precision) with { Profile = profile };
        RunnableNetwork whole = Compile(model, form);
        RunnableNetwork streaming = Compile(model with { IsStreaming = true }, form);
        Assert.Empty(profile == CodeProfile.DotNet ? [] : NanoFrameworkRules.Violations(streaming.Image));
        Array first = Sequence(item, whole, 1);
        Array second = Sequence(item, whole, 2);
        Array[] expected = whole.Infer(first);
        Array[] other = whole.Infer(second);
        Assert.NotEqual(expected[0], other[0]);

        // Over the whole sequence: what the other one leaves in the caches is nothing.
        Assert.Equal(other, streaming.Infer(second));
        Assert.Equal(expected, streaming.Infer(first));
        Assert.Equal(0, streaming.AllocatedBytes(first));

        RunnableStream steps = new(streaming);
        steps.Reset();
        AssertSteps(expected, steps, first, item.Rows, item.Rows);
        AssertFull(streaming, first, item.Rows);
        steps.Reset();
        AssertSteps(other, steps, second, item.Rows, item.Rows);

        // In turns, each a row further than before.
        for (int count = 1; count <= item.Rows; count++)
        {
            steps.Reset();
            AssertSteps(expected, steps, first, item.Rows, count);
            steps.Reset();
            AssertSteps(other, steps, second, item.Rows, count);
        }

        Assert.Equal(0, steps.AllocatedBytes(Rows(first, 0, 1, item.Rows)));
    }

    /// <summary>Two streams are two classes: what the one takes the other does not see.</summary>
    [Fact]
    public void Two_sequences_interleave()
    {
        CacheCase item = CacheCase.Find("learned");
        NetworkModel model = item.Model(NetworkPrecision.Float32) with { IsStreaming = true };
        RunnableNetwork[] networks = [Compile(model, CodeForm.Auto), Compile(model, CodeForm.Auto)];
        RunnableStream[] streams = [.. networks.Select(network => new RunnableStream(network))];
        Array[] sequences = [.. networks.Select((network, i) => Sequence(item, network, i + 1))];
        Array[] expected = [.. sequences.Select(sequence => Compile(item.Model(NetworkPrecision.Float32), CodeForm.Auto).Infer(sequence)[0])];
        List<Array>[] given = [[], []];
        Array.ForEach(streams, stream => stream.Reset());
        for (int t = 0; t < item.Rows; t++)
        {
            for (int i = 0; i < streams.Length; i++)
            {
                given[i].Add(streams[i].Step(Rows(sequences[i], t, 1, item.Rows))![0]);
            }
        }

        Assert.Equal(expected[0], RunnableStream.Joined(given[0]));
        Assert.Equal(expected[1], RunnableStream.Joined(given[1]));
    }

    /// <summary>A token outside of the vocabulary, or one too many: an exception, and the stream is as it was.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(13)]
    public void A_strange_token_changes_nothing(int token)
    {
        CacheCase item = CacheCase.Find("learned");
        RunnableNetwork streaming = Compile(item.Model(NetworkPrecision.Int8) with { IsStreaming = true }, CodeForm.Auto);
        Array sequence = Sequence(item, streaming, 1);
        Array expected = streaming.Infer(sequence)[0];
        RunnableStream steps = new(streaming);
        steps.Reset();
        List<Array> given = [.. steps.Run(Rows(sequence, 0, 4, item.Rows))[0]];
        Assert.Equal("input must be tokens from 0 to 12", Thrown<ArgumentException>(() => steps.Step(new[] { token })).Message);
        given.AddRange(Enumerable.Range(4, item.Rows - 4).Select(t => steps.Step(Rows(sequence, t, 1, item.Rows))![0]));
        Assert.Equal(expected, RunnableStream.Joined(given));

        int[] wrong = [.. (int[])sequence];
        wrong[^1] = token;
        Assert.Equal("input must be tokens from 0 to 12", Thrown<ArgumentException>(() => streaming.Infer(wrong)).Message);
    }

    [Fact]
    public void Tokens_are_written_into_the_arena()
    {
        CacheCase item = CacheCase.Find("rotary_grouped");
        RunnableNetwork whole = Compile(item.Model(NetworkPrecision.Int8), CodeForm.Auto);
        RunnableNetwork streaming = Compile(item.Model(NetworkPrecision.Int8) with { IsStreaming = true, InArena = true }, CodeForm.Auto);
        Array sequence = Sequence(item, whole, 1);
        int[] input = (int[])streaming.Type.GetProperty("InputArray")!.GetValue(null)!;
        int[] output = (int[])streaming.Type.GetProperty("OutputArray")!.GetValue(null)!;
        MethodInfo step = streaming.Type.GetMethod("Step")!;
        List<int> given = [];
        foreach (int token in (int[])sequence)
        {
            input[Constant(streaming, "InputOffset")] = token;
            Assert.True((bool)step.Invoke(null, null)!);
            given.Add(output[Constant(streaming, "OutputOffset")]);
        }

        Assert.Equal(whole.Infer(sequence)[0], given.ToArray());
        Thrown<InvalidOperationException>(() => step.Invoke(null, null));
        input[Constant(streaming, "InputOffset")] = item.Words;
        Thrown<ArgumentException>(() => step.Invoke(null, null));
    }

    /// <summary>Without causal attention positions are those of the window, which slides on for ever.</summary>
    [Fact]
    public void Positions_of_a_window_stay_those_of_the_window()
    {
        string[] members =
        [
            "[Input(6, 8)] static partial void Frames();",
            "[PositionalEncoding] static partial void Places();",
            "[TransformerEncoder(2, 12, Rotary = RotaryPairs.Halves)] static partial void Block();",
            "[GlobalAveragePool] static partial void Mean();",
        ];
        NetworkModel model = DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);
        RunnableNetwork whole = Compile(model, CodeForm.Auto);
        RunnableNetwork streaming = Compile(model with { IsStreaming = true }, CodeForm.Auto);
        Assert.Null(streaming.Type.GetField("ContextSteps"));
        float[] stream = Floats(new Random(Seed), 10 * 8);
        RunnableStream steps = new(streaming);
        steps.Reset();
        List<Array> given = steps.Run(stream)[0];
        Assert.Equal(5, given.Count);
        for (int first = 0; first < given.Count; first++)
        {
            Assert.Equal(whole.Infer(Rows(stream, first, 6, 10))[0], given[first]);
        }
    }

    /// <summary>A memory of another length does not come row by row with the input.</summary>
    [Fact]
    public void Attention_to_a_memory_is_refused()
    {
        NetworkModel model = DeclaredNetwork.FromMembers(
            [
                "[Input(5, 8)] static partial void Memory();",
                "[Tokens(7)] static partial void Text();",
                "[Embedding(9, 8)] static partial void Words();",
                "[TransformerDecoder(2, 12, Memory = nameof(Memory))] static partial void Block();",
            ],
            NetworkPrecision.Float32) with { IsStreaming = true };
        Finding finding = Assert.Single(NetGen.Generator.Compiler.Analyze(model).Findings);
        Assert.Equal(FindingIds.NotStreamable, finding.Id);
    }

    /// <param name="rows">Rows of the sequence.</param>
    /// <param name="count">How many of them a stream takes.</param>
    private static void AssertSteps(Array[] expected, RunnableStream steps, Array sequence, int rows, int count)
    {
        List<Array>[] given = steps.Run(Rows(sequence, 0, count, rows));
        for (int i = 0; i < expected.Length; i++)
        {
            Array all = given[i].Count == 0 ? Array.CreateInstance(expected[i].GetType().GetElementType()!, 0) : RunnableStream.Joined(given[i]);
            Array head = Array.CreateInstance(expected[i].GetType().GetElementType()!, all.Length);
            Array.Copy(expected[i], head, all.Length);
            Assert.Equal(head, all);
        }
    }

    /// <summary>One row more than positions: an exception every time, until Reset.</summary>
    private static void AssertFull(RunnableNetwork streaming, Array sequence, int rows)
    {
        Assert.Equal(rows, Constant(streaming, "ContextSteps"));
        Array output = Array.CreateInstance(streaming.Type.GetMethod("Step")!.GetParameters()[^1].ParameterType.GetElementType()!, 1000);
        Array[] outputs = [.. Enumerable.Repeat(output, streaming.Compiled.Plan!.Graph.Outputs.Count)];
        for (int i = 0; i < 2; i++)
        {
            InvalidOperationException thrown = Thrown<InvalidOperationException>(() => streaming.Type.GetMethod("Step")!.Invoke(null, [Rows(sequence, 0, 1, rows), .. outputs]));
            Assert.Equal($"the context of {rows} rows is full; Reset begins a new one", thrown.Message);
        }

        Assert.All(output.Cast<object>(), value => Assert.Equal(0.0, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static T Thrown<T>(Action call)
        where T : Exception => Assert.IsType<T>(Assert.Throws<TargetInvocationException>(call).InnerException);

    private static int Constant(RunnableNetwork network, string name) => (int)network.Type.GetField(name)!.GetRawConstantValue()!;

    private static RunnableNetwork Compile(NetworkModel model, CodeForm form) => RunnableNetwork.Compile(model, new RandomParameters(Seed), form);

    /// <summary>Some rows of a sequence of <paramref name="rows"/> rows.</summary>
    private static Array Rows(Array values, int from, int count, int rows)
    {
        int row = values.Length / rows;
        Array some = Array.CreateInstance(values.GetType().GetElementType()!, count * row);
        Array.Copy(values, from * row, some, 0, some.Length);
        return some;
    }

    private static Array Sequence(CacheCase item, RunnableNetwork network, int seed)
    {
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        TensorType type = graph.Stream?.Inputs[0] ?? graph.Inputs[0].Type;
        Random random = new(seed);
        return type.Element switch
        {
            ElementType.Int32 => Enumerable.Range(0, (int)type.Count).Select(_ => random.Next(item.Words)).ToArray(),
            ElementType.Float32 => Floats(random, (int)type.Count),
            _ => Enumerable.Range(0, (int)type.Count).Select(_ => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1)).ToArray(),
        };
    }

    private static float[] Floats(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 4) - 2))];
}
