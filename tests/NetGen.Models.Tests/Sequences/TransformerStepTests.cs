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

    public static TheoryData<string, CodeForm, CodeProfile, bool> Cases()
    {
        TheoryData<string, CodeForm, CodeProfile, bool> cases = [];
        foreach (string name in Layers.Keys)
        {
            cases.Add(name, CodeForm.Auto, CodeProfile.DotNet, false);
            cases.Add(name, CodeForm.Vector, CodeProfile.DotNet, false);
            cases.Add(name, CodeForm.Auto, CodeProfile.NanoFramework, true);
            cases.Add(name, CodeForm.Loop, CodeProfile.NanoFramework, false);
            cases.Add(name, CodeForm.Constants, CodeProfile.NanoFramework, false);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_is_a_position_of_the_sequence(string name, CodeForm form, CodeProfile profile, bool isUnrolled)
    {
        RunnableNetwork decoder = RunnableNetwork.Compile(Decoder(Layers[name]) with { Profile = profile, UnrollTime = isUnrolled }, new RandomParameters(3), form);
        RunnableNetwork sequence = RunnableNetwork.Compile(Sequence(Layers[name]) with { Profile = profile }, new Renamed(new RandomParameters(3)), form);
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

            float[] logits = (float[])outputs[1];
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

    private static NetworkModel Decoder(string layers)
    {
        Declaration declaration = DeclaredNetwork.Read($$"""
            using NetGen;
            namespace Demo
            {
                [Network] public static partial class Net
                {
                    {{Front}}
                    [Writer(Steps = {{Steps}})] static partial void Written();
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
