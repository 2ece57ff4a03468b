using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Streaming;

/// <summary>A network over a stream against the same network over the whole sequence: equal outputs, in both precisions and every form.</summary>
public sealed class StreamingTests
{
    private const int Seed = 5;

    private static readonly CodeForm[] Forms =
        [CodeForm.Auto, CodeForm.Loop, CodeForm.Constants, CodeForm.ChannelLanes, CodeForm.PositionLanes, CodeForm.ChannelRows, CodeForm.PositionRows, CodeForm.Rows, CodeForm.Unrolled, CodeForm.Peeled, CodeForm.Vector];

    public static TheoryData<string, NetworkPrecision, CodeForm> Cases()
    {
        TheoryData<string, NetworkPrecision, CodeForm> cases = [];
        foreach (StreamCase item in StreamCase.All)
        {
            foreach (NetworkPrecision precision in new[] { NetworkPrecision.Float32, NetworkPrecision.Int8 })
            {
                foreach (CodeForm form in Forms.Where(form => precision == NetworkPrecision.Int8 ? form != CodeForm.Rows : form is not (CodeForm.ChannelLanes or CodeForm.PositionLanes or CodeForm.ChannelRows)))
                {
                    cases.Add(item.Name, precision, form);
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Streaming_is_the_whole_sequence(string name, NetworkPrecision precision, CodeForm form)
    {
        StreamCase item = StreamCase.Find(name);
        CodeProfile profile = form is CodeForm.Constants or CodeForm.Vector ? CodeProfile.DotNet : CodeProfile.NanoFramework;
        RunnableNetwork whole = Compile(item.Model(precision) with { Profile = profile }, form);
        RunnableNetwork streaming = Compile(item.Model(precision) with { Profile = profile, IsStreaming = true }, form);
        Assert.Empty(form == CodeForm.Vector ? [] : NanoFrameworkRules.Violations(streaming.Image));
        Value[] inputs = [.. whole.Compiled.Plan!.Graph.Inputs];
        Random random = new(Seed);
        int rows = item.Rows + (3 * item.Every);
        Array[] stream = [.. inputs.Select(input => RandomValues(random, input.Type.Element, (int)(input.Type.Count / item.Rows * rows)))];
        Array[] sequence = [.. stream.Select((values, i) => First(values, item.Rows, rows))];
        Array[] expected = whole.Infer(sequence);

        // Over the whole sequence, twice: the first time leaves nothing behind.
        Assert.Equal(expected, streaming.Infer(sequence));
        Assert.Equal(expected, streaming.Infer(sequence));
        Assert.Equal(0, streaming.AllocatedBytes(sequence));

        // Step by step, some other rows before.
        RunnableStream steps = new(streaming);
        steps.Reset();
        steps.Run([.. stream.Select((values, i) => Rows(values, item.Rows - 1, rows, 2))]);
        steps.Reset();
        FrameStream known = streaming.Compiled.Plan!.Graph.Stream!;
        List<Array>[] given = steps.Run(sequence);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], known.Outputs[i].IsRows ? RunnableStream.Joined(given[i]) : given[i].Single());
        }

        // On behind the sequence.
        List<Array>[] later = steps.Run([.. stream.Select((values, i) => Rows(values, item.Rows, rows, rows - item.Rows))]);
        if (item.IsWindow)
        {
            for (int more = 1; more <= 3; more++)
            {
                Array[] window = whole.Infer([.. stream.Select(values => Rows(values, more * item.Every, rows, item.Rows))]);
                Assert.Equal(window[0], later[0][(more * item.Every / known.Outputs[0].When.Every) - 1]);
            }
        }

        if (item.IsSequence)
        {
            RunnableNetwork longer = Compile(item.Model(precision, rows) with { Profile = profile }, form);
            Array[] all = longer.Infer(stream);
            for (int i = 0; i < all.Length; i++)
            {
                Assert.Equal(all[i], RunnableStream.Joined([.. given[i], .. later[i]]));
            }
        }

        Assert.Equal(0, steps.AllocatedBytes([.. stream.Select((values, i) => Rows(values, 0, rows, 1))]));
    }

    /// <summary>Rows written into the arena, outputs found there: a window's newest row is not where the caller writes, as rows move first.</summary>
    [Theory]
    [InlineData("causal_dilated_residual")]
    [InlineData("map_valid_pooled")]
    [InlineData("recurrent")]
    public void Rows_are_written_into_the_arena(string name)
    {
        StreamCase item = StreamCase.Find(name);
        NetworkModel model = item.Model(NetworkPrecision.Int8);
        RunnableNetwork whole = Compile(model, CodeForm.Auto);
        RunnableNetwork streaming = Compile(model with { IsStreaming = true, InArena = true }, CodeForm.Auto);
        Value input = whole.Compiled.Plan!.Graph.Inputs[0];
        Array sequence = RandomValues(new Random(Seed), ElementType.Int8, (int)input.Type.Count);
        Array expected = whole.Infer(sequence)[0];
        Array arena = (Array)streaming.Type.GetProperty("InputArray")!.GetValue(null)!;
        Assert.Null(streaming.Type.GetMethod("Infer"));
        List<Array> given = [];
        for (int t = 0; t < item.Rows; t++)
        {
            Rows(sequence, t, item.Rows, 1).CopyTo(arena, Constant("InputOffset"));
            if ((bool)streaming.Type.GetMethod("Step")!.Invoke(null, null)!)
            {
                given.Add(((sbyte[])arena).AsSpan(Constant("OutputOffset"), Constant("OutputRowLength")).ToArray());
            }
        }

        Assert.Equal(expected, RunnableStream.Joined(given));

        int Constant(string constant) => (int)streaming.Type.GetField(constant)!.GetRawConstantValue()!;
    }

    private static RunnableNetwork Compile(NetworkModel model, CodeForm form) => RunnableNetwork.Compile(model, new RandomParameters(Seed), form);

    private static Array First(Array values, int count, int rows) => Rows(values, 0, rows, count);

    /// <summary>Some rows of a sequence.</summary>
    private static Array Rows(Array values, int from, int rows, int count)
    {
        int row = values.Length / rows;
        Array some = Array.CreateInstance(values.GetType().GetElementType()!, count * row);
        Array.Copy(values, from * row, some, 0, some.Length);
        return some;
    }

    private static Array RandomValues(Random random, ElementType element, int count) => element switch
    {
        ElementType.Float32 => Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray(),
        ElementType.Int16 => Enumerable.Range(0, count).Select(_ => (short)random.Next(short.MinValue, short.MaxValue + 1)).ToArray(),
        _ => Enumerable.Range(0, count).Select(_ => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1)).ToArray(),
    };
}
