using NetGen.Calibration;
using NetGen.Calibration.Running;
using NetGen.Generator.Declarations;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sequences;

/// <summary>
/// Decoders whose layers are declared over all symbols, against the same layers over the symbols that were written, as a sequence: a network without a decoder gives the same
/// bits in all positions, whatever comes later.
/// </summary>
public sealed class TransformerStepTests
{
    private const int Steps = 7;
    private const int Symbols = 5;
    private const int Start = 5;

    private static readonly Dictionary<string, string> Layers = new(StringComparer.Ordinal)
    {
        ["learned"] = """
            [Embedding(6, 8, From = nameof(Told))] static partial void Word();
            [PositionalEncoding] static partial void Placed();
            [TransformerDecoder(2, 16, Memory = nameof(Read), Repeat = 2)] static partial void Blocks();
            [Dense(5, PerPosition = true)] [Output] static partial void Logits();
            """,
        ["rotary_grouped"] = """
            [Embedding(6, 8, From = nameof(Told))] static partial void Word();
            [TransformerDecoder(4, 12, KeyValueHeads = 2, Rotary = RotaryPairs.Halves, RmsNorm = true, Gated = true, Activation = Activation.Swish, PreNorm = true, Bias = false, Memory = nameof(Read))] static partial void Block();
            [RmsNorm] static partial void Norm();
            [Dense(5, PerPosition = true, Activation = Activation.Tanh)] [Output] static partial void Logits();
            [Output(From = nameof(Norm))] static partial void Seen();
            """,
        ["attention_alone"] = """
            [Embedding(6, 8, From = nameof(Told))] static partial void Word();
            [PositionalEncoding(Kind = PositionalKind.Sinusoidal)] static partial void Placed();
            [MultiHeadAttention(2, Causal = true)] static partial void Self();
            [MultiHeadAttention(1, Memory = nameof(Read))] static partial void Cross();
            [Add(nameof(Self), nameof(Cross))] static partial void Sum();
            [LayerNorm] static partial void Norm();
            [Dense(5, PerPosition = true)] [Output] static partial void Logits();
            """,
    };

    public static TheoryData<string, NetworkPrecision, CodeForm, CodeProfile, bool> Cases()
    {
        TheoryData<string, NetworkPrecision, CodeForm, CodeProfile, bool> cases = [];
        foreach (string name in Layers.Keys)
        {
            foreach (NetworkPrecision precision in new[] { NetworkPrecision.Float32, NetworkPrecision.Int8 })
            {
                cases.Add(name, precision, CodeForm.Auto, CodeProfile.DotNet, false);
                cases.Add(name, precision, CodeForm.Vector, CodeProfile.DotNet, false);
                cases.Add(name, precision, CodeForm.Auto, CodeProfile.NanoFramework, true);
                cases.Add(name, precision, CodeForm.Loop, CodeProfile.NanoFramework, false);
                cases.Add(name, precision, CodeForm.Constants, CodeProfile.NanoFramework, false);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_is_a_position_of_the_sequence(string name, NetworkPrecision precision, CodeForm form, CodeProfile profile, bool isUnrolled)
    {
        RunnableNetwork decoder = RunnableNetwork.Compile(Decoder(Layers[name]) with { Profile = profile, UnrollTime = isUnrolled, Precision = precision }, new RandomParameters(3), form);
        RunnableNetwork sequence = RunnableNetwork.Compile(Sequence(Layers[name]) with { Profile = profile, Precision = precision }, new Renamed(new RandomParameters(3)), form);
        Assert.Empty(profile == CodeProfile.NanoFramework ? NanoFrameworkRules.Violations(decoder.Image) : []);
        HashSet<string> texts = [];
        Random random = new(8);
        for (int round = 0; round < 12; round++)
        {
            int[] source = [.. Enumerable.Range(0, 6).Select(_ => random.Next(9))];
            Array[] outputs = decoder.Infer(source);
            int[] symbols = (int[])outputs[0];
            Array[] wanted = sequence.Infer(source, (int[])[Start, .. symbols.Take(Steps - 1)]);
            for (int i = 1; i < outputs.Length; i++)
            {
                Assert.Equal(wanted[i - 1], outputs[i]);
            }

            float[] logits = outputs[1] is sbyte[] steps ? Array.ConvertAll(steps, step => (float)step) : (float[])outputs[1];
            for (int t = 0; t < Steps; t++)
            {
                float[] scores = logits[(t * Symbols)..((t + 1) * Symbols)];
                Assert.Equal(Array.IndexOf(scores, scores.Max()), symbols[t]);
            }

            Assert.Equal(0, decoder.AllocatedBytes(source));
            texts.Add(string.Join(' ', symbols));
        }

        Assert.True(texts.Count > 2, string.Join(", ", texts));
    }

    /// <summary>
    /// Calibration sees each position of each step: the int8 decoder has the quantizations that a network has which reads the written symbols, and keeping every value changes nothing.
    /// </summary>
    [Fact]
    public void Calibration_is_that_of_the_sequence()
    {
        string layers = Layers["learned"];
        Random random = new(8);
        float[][] sources = [.. Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, 6).Select(_ => (float)random.Next(9)).ToArray())];
        ObservedNetwork decoder = ObservedNetwork.Compile(Decoder(layers), NetworkPrecision.Float32, new RandomParameters(3));
        RunnableNetwork plain = RunnableNetwork.Compile(Decoder(layers), new RandomParameters(3));
        float[][] told = [.. sources.Select(source => Array.ConvertAll((int[])[Start, .. ((int[])plain.Infer(Array.ConvertAll(source, token => (int)token))[0]).Take(Steps - 1)], symbol => (float)symbol))];
        ParameterFile ofSteps = Quantizer.Quantize(decoder, CalibrationSet.Of(sources));
        ParameterFile ofSequence = Quantizer.Quantize(Sequence(layers), new Renamed(new RandomParameters(3)), CalibrationSet.Of(new Dictionary<string, float[][]> { ["Source"] = sources, ["Told"] = told }));
        Dictionary<string, (float, int)> wanted = ofSequence.Values.ToDictionary(value => value.Name, value => (value.Scale, value.ZeroPoint));
        Assert.Equal(wanted.Count, ofSteps.Values.Count);
        Assert.All(ofSteps.Values, value => Assert.Equal(wanted[value.Name.Replace("Written.", "", StringComparison.Ordinal)], (value.Scale, value.ZeroPoint)));
        RunnableNetwork int8 = RunnableNetwork.Compile(Decoder(layers) with { Precision = NetworkPrecision.Int8 }, new FileParameters(ofSteps));
        ObservedNetwork kept = ObservedNetwork.Compile(Decoder(layers), NetworkPrecision.Int8, new FileParameters(ofSteps));
        foreach (float[] source in sources)
        {
            kept.RunOn([source]);
            Array[] outputs = int8.Infer(Array.ConvertAll(source, token => (int)token));
            Assert.Equal((int[])outputs[0], kept.Read<int>(kept.Graph.Outputs[0]).ToArray());
            Assert.Equal((sbyte[])outputs[1], kept.Read<sbyte>(kept.Graph.Outputs[1]).ToArray());
        }
    }

    /// <summary>All steps take what the sequence takes, position by position: multiply-accumulates of a row see what is before it alone.</summary>
    [Theory]
    [InlineData("learned")]
    [InlineData("rotary_grouped")]
    [InlineData("attention_alone")]
    public void Costs_are_those_of_the_sequence(string name)
    {
        long decoder = NetGen.Generator.Compiler.Analyze(Decoder(Layers[name])).Cost!.Macs;
        Assert.Equal(NetGen.Generator.Compiler.Analyze(Sequence(Layers[name])).Cost!.Macs, decoder);
    }

    /// <summary>Keys and values of the memory are no work of a step.</summary>
    [Fact]
    public void What_depends_on_the_memory_alone_is_made_once()
    {
        NetworkGraph graph = NetGen.Generator.Compiler.Analyze(Decoder(Layers["learned"])).Lowered!;
        Loop loop = (Loop)graph.Nodes.Single(node => node.Name == "Written").Operator;
        string[] once = [.. graph.Nodes.Select(node => node.Name).Where(node => node.StartsWith("Written.Blocks", StringComparison.Ordinal))];
        Assert.Equal(4, once.Length);
        Assert.All(once, node => Assert.Matches(@"cross\.(key|value)$", node));
        Assert.All(loop.Body.Nodes.Where(node => node.Operator is not KeepRow && node.Output.Shape.Rank > 1), node => Assert.Equal(1, node.Output.Shape[0]));
    }

    /// <summary>Hypotheses have keys and values of their own: beam search against one that lists and sorts what follows, each sequence run through the network of the whole sequence.</summary>
    [Theory]
    [InlineData("learned", CodeForm.Auto, CodeProfile.DotNet, 3, -1)]
    [InlineData("learned", CodeForm.Loop, CodeProfile.NanoFramework, 4, 2)]
    [InlineData("rotary_grouped", CodeForm.Auto, CodeProfile.NanoFramework, 4, -1)]
    [InlineData("attention_alone", CodeForm.Auto, CodeProfile.DotNet, 4, 1)]
    public void A_beam_has_positions_of_its_own(string name, CodeForm form, CodeProfile profile, int width, int end)
    {
        RunnableNetwork decoder = RunnableNetwork.Compile(Decoder(Layers[name], $", Beam = {width}, Score = true, End = {end}") with { Profile = profile }, new RandomParameters(3), form);
        RunnableNetwork greedy = RunnableNetwork.Compile(Decoder(Layers[name]) with { Profile = profile }, new RandomParameters(3), form);
        RunnableNetwork sequence = RunnableNetwork.Compile(Sequence(Layers[name]) with { Profile = profile }, new Renamed(new RandomParameters(3)), form);
        Assert.Empty(profile == CodeProfile.NanoFramework ? NanoFrameworkRules.Violations(decoder.Image) : []);
        Random random = new(8);
        (int compared, int others) = (0, 0);
        for (int round = 0; round < 12; round++)
        {
            int[] source = [.. Enumerable.Range(0, 6).Select(_ => random.Next(9))];
            if (Search(sequence, source, width, end) is not { } wanted)
            {
                continue;
            }

            Array[] outputs = decoder.Infer(source);
            Assert.Equal(wanted.Symbols, (int[])outputs[0]);
            Assert.InRange(((float[])outputs[^1])[0] - wanted.Score, -1e-5, 1e-5);
            Assert.Equal(0, decoder.AllocatedBytes(source));
            float[] whole = (float[])sequence.Infer(source, (int[])[Start, .. wanted.Symbols.Take(Steps - 1)])[0];
            int written = end < 0 || Array.IndexOf(wanted.Symbols, end) < 0 ? Steps : Array.IndexOf(wanted.Symbols, end) + 1;
            Assert.Equal([.. whole.Take(written * Symbols), .. new float[(Steps - written) * Symbols]], (float[])outputs[1]);
            compared++;
            others += wanted.Symbols.SequenceEqual((int[])greedy.Infer(source)[0]) ? 0 : 1;
        }

        Assert.True(compared >= 8 && others >= 1, $"{compared} compared, {others} of them not the greedy ones");
    }

    /// <summary>The best sequence and its score; null where sums that decide something are nearly equal.</summary>
    private static (int[] Symbols, double Score)? Search(RunnableNetwork sequence, int[] source, int width, int end)
    {
        List<(double Score, int[] Symbols)> kept = [(0, [])];
        for (int t = 0; t < Steps; t++)
        {
            List<(double Score, int[] Symbols)> following = [];
            foreach ((double score, int[] symbols) in kept)
            {
                if (end >= 0 && symbols.Contains(end))
                {
                    following.Add((score, [.. symbols, end]));
                    continue;
                }

                int[] told = [Start, .. symbols, .. new int[Steps - 1 - t]];
                float[] logits = ((float[])sequence.Infer(source, told)[0])[(t * Symbols)..((t + 1) * Symbols)];
                double all = Math.Log(logits.Sum(logit => Math.Exp(logit)));
                following.AddRange(logits.Select((logit, symbol) => (score + logit - all, (int[])[.. symbols, symbol])));
            }

            following = [.. following.OrderByDescending(candidate => candidate.Score)];
            if (following.Zip(following.Skip(1)).Take(width).Any(pair => pair.First.Score - pair.Second.Score < 1e-5))
            {
                return null;
            }

            kept = [.. following.Take(width)];
        }

        return (kept[0].Symbols, kept[0].Score);
    }

    private static NetworkModel Decoder(string layers, string search = "")
    {
        Declaration declaration = DeclaredNetwork.Read($$"""
            using NetGen;
            namespace Demo
            {
                [Network] public static partial class Net
                {
                    {{Front}}
                    [Writer(Steps = {{Steps}}{{search}})] static partial void Written();
                }

                public sealed partial class WriterAttribute : DecoderAttribute
                {
                    [PreviousSymbols(nameof(Logits), Start = {{Start}})] static partial void Told();
                    [Memory] static partial void Read();
                    {{layers}}
                }
            }
            """);
        Assert.Empty(declaration.Findings);
        return declaration.Model;
    }

    private const string Front = """
        [Tokens(6)] static partial void Source();
        [Embedding(9, 8)] static partial void Words();
        [PositionalEncoding] static partial void Places();
        [TransformerEncoder(2, 16)] static partial void Encoder();
        """;

    private static NetworkModel Sequence(string layers) => DeclaredNetwork.FromMembers(
        [Front, $"[Tokens({Steps})] static partial void Told();", layers.Replace("nameof(Read)", "nameof(Encoder)", StringComparison.Ordinal)], NetworkPrecision.Float32);

    /// <summary>The decoder's tensors by the names that the same layers have outside of it.</summary>
    private sealed class Renamed(RandomParameters all) : IParameterSource
    {
        public IEnumerable<string> TensorNames => all.TensorNames;

        public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element) =>
            all.FindTensor(name.Split('.')[0] is "Words" or "Places" or "Encoder" ? name : "Written." + name, spec, element) is { } found ? found with { Name = name } : null;

        public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => all.FindValue(name, element, fixedBy);
    }
}
