using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Streaming;

/// <summary>Networks that chance puts together of layers that look back: attention, convolutions with and without strides, recurrent layers, positions.</summary>
public sealed class RandomCausalTests
{
    private const int Seeds = 24;

    public static TheoryData<int, NetworkPrecision> Cases()
    {
        TheoryData<int, NetworkPrecision> cases = [];
        for (int seed = 0; seed < Seeds; seed++)
        {
            cases.Add(seed, seed % 2 == 0 ? NetworkPrecision.Float32 : NetworkPrecision.Int8);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_are_the_whole_sequence(int seed, NetworkPrecision precision)
    {
        Random random = new(seed);
        (string[] members, int words) = Members(random);
        NetworkModel model = DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework };
        CodeForm form = random.Next(3) switch { 0 => CodeForm.Auto, 1 => CodeForm.Loop, _ => CodeForm.Constants };
        RunnableNetwork whole = RunnableNetwork.Compile(model, new RandomParameters(seed), form);
        RunnableNetwork streaming = RunnableNetwork.Compile(model with { IsStreaming = true }, new RandomParameters(seed), form);
        FrameStream stream = streaming.Compiled.Plan!.Graph.Stream!;
        RunnableStream steps = new(streaming);
        for (int run = 0; run < 2; run++)
        {
            Value input = whole.Compiled.Plan!.Graph.Inputs[0];
            Array sequence = input.Type.Element == ElementType.Int32 ? Enumerable.Range(0, (int)input.Type.Count).Select(_ => random.Next(words)).ToArray()
                : input.Type.Element == ElementType.Float32 ? Enumerable.Range(0, (int)input.Type.Count).Select(_ => (float)((random.NextDouble() * 4) - 2)).ToArray()
                : Enumerable.Range(0, (int)input.Type.Count).Select(_ => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1)).ToArray();
            Array[] expected = whole.Infer(sequence);
            Assert.Equal(expected, streaming.Infer(sequence));
            steps.Reset();
            List<Array>[] given = steps.Run(sequence);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], stream.Outputs[i].IsRows ? RunnableStream.Joined(given[i]) : given[i].Single());
            }
        }
    }

    /// <summary>Chance is kind enough: most of them keep keys and values, some run at other steps than every one.</summary>
    [Fact]
    public void They_are_what_is_meant()
    {
        NetworkGraph[] graphs = [.. Enumerable.Range(0, Seeds).Select(seed => NetGen.Generator.Compiler.Analyze(DeclaredNetwork.FromMembers(Members(new Random(seed)).Members, NetworkPrecision.Float32) with { IsStreaming = true }).Lowered!)];
        Assert.True(graphs.Count(graph => graph.Nodes.Any(node => node.Operator is KeepRow)) > Seeds * 2 / 3);
        Assert.Contains(graphs, graph => graph.Nodes.Any(node => node.Operator is KeepRow && node.When.Every > 1));
        Assert.Contains(graphs, graph => graph.Nodes.Any(node => node.Operator is KeepRow && node.When.Start > 0));
    }

    private static (string[] Members, int Words) Members(Random random)
    {
        List<string> members = [];
        int rows = random.Next(1, 15);
        int words = random.Next(2, 9);
        int width = 4 * random.Next(1, 4);
        if (random.Next(2) == 0)
        {
            members.Add($"[Tokens({rows})] static partial void Input();");
            members.Add($"[Embedding({words}, {width})] static partial void L0();");
        }
        else
        {
            members.Add($"[Input({rows}, {random.Next(1, 6)})] static partial void Input();");
            members.Add($"[Dense({width}, PerPosition = true)] static partial void L0();");
        }

        int layers = random.Next(2, 7);
        for (int i = 1; i <= layers; i++)
        {
            members.Add($"[{Layer()}] static partial void L{i}();");
        }

        if (random.Next(2) == 0)
        {
            // Two ways of equally many rows, joined; what they come to may come later than the input.
            members.Add($"[MultiHeadAttention(2, Causal = true, From = \"L{layers}\")] static partial void Left();");
            members.Add($"[Conv1D({width}, 2, Padding = Padding.Causal, From = \"L{layers}\")] static partial void Right();");
            members.Add("[Add(\"Left\", \"Right\")] static partial void Both();");
        }

        if (random.Next(3) == 0)
        {
            members.Add("[ArgMax] static partial void Last();");
        }

        return ([.. members], words);

        string Layer()
        {
            switch (random.Next(10))
            {
                case 0:
                    return $"PositionalEncoding(Kind = PositionalKind.{(random.Next(2) == 0 ? "Sinusoidal" : "Learned")})";
                case 1 or 2 or 3:
                    int heads = random.Next(2) == 0 ? 2 : 4;
                    string rotary = width / heads % 2 == 0 ? $", Rotary = RotaryPairs.{(random.Next(3) switch { 0 => "None", 1 => "Halves", _ => "Neighbours" })}" : "";
                    return $"MultiHeadAttention({heads}, Causal = true, KeyValueHeads = {(random.Next(3) switch { 0 => 1, 1 => 2, _ => heads })}{rotary})";
                case 4:
                    return $"TransformerDecoder(2, {random.Next(1, 9)}, PreNorm = {(random.Next(2) == 0 ? "true" : "false")})";
                case 5:
                    return $"FeedForward({random.Next(1, 9)}, Gated = {(random.Next(2) == 0 ? "true" : "false")})";
                case 6:
                    return random.Next(2) == 0 ? "LayerNorm" : "RmsNorm";
                case 7:
                    return $"Conv1D({width}, {random.Next(1, 4)}, Dilation = {random.Next(1, 3)}, Padding = Padding.Causal)";
                case 8 when rows >= 4:
                    return $"Conv1D({width}, 2, Stride = {random.Next(1, 3)}, Padding = Padding.{(random.Next(2) == 0 ? "Causal" : "Valid")})";
                case 9:
                    return $"Gru({width}, Sequences = true)";
                default:
                    return "Relu";
            }
        }
    }
}
