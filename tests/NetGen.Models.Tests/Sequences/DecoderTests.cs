using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sequences;

/// <summary>Loops of decoders whose results can be told without a trainer: what is carried from step to step, and what each begins with.</summary>
public sealed class DecoderTests
{
    /// <summary>Two states that change places, one that several steps read behind the layer that makes the next, one that starts at zeros: each is what the step before left.</summary>
    [Theory]
    [InlineData(CodeProfile.DotNet, CodeForm.Auto)]
    [InlineData(CodeProfile.DotNet, CodeForm.Loop)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Auto)]
    [InlineData(CodeProfile.NanoFramework, CodeForm.Constants)]
    public void StatesAreThoseOfTheStepBefore(CodeProfile profile, CodeForm form)
    {
        RunnableNetwork network = Compile(
            """
            [Input(3)] static partial void First();
            [Input(3)] static partial void Second();
            [Writer(Steps = 4, From = nameof(First), State = new[] { nameof(First), nameof(Second) })] static partial void Written();
            """,
            """
            [PreviousSymbol(nameof(Sum), Start = 2)] static partial void Symbol();
            [PreviousState(nameof(B))] static partial void A();
            [PreviousState(nameof(A))] static partial void B();
            [PreviousState(nameof(Grown), Zeros = 3)] static partial void Total();
            [Memory] static partial void Always();
            [Embedding(3, 3, From = nameof(Symbol))] static partial void Word();
            [Add(nameof(Total), nameof(A))] static partial void Grown();
            [Add(nameof(Grown), nameof(Total), nameof(Always))] [Output] static partial void Kept();
            [Add(nameof(Word), nameof(A))] static partial void Sum();
            [Output(From = nameof(Sum))] static partial void Seen();
            """,
            ("Written.Word.weight", [3, 3], [0f, 0, 9, 9, 0, 0, 0, 9, 0]),
            profile, form);
        float[] first = [1, 2, 3];
        float[] second = [30, 20, 10];
        Array[] outputs = network.Infer(first, second);
        Assert.Equal(0, network.AllocatedBytes(first, second));

        // The table leads from 2 to 1, to 0, to 2 where the state does not weigh more.
        float[][] table = [[0, 0, 9], [9, 0, 0], [0, 9, 0]];
        List<int> symbols = [];
        List<float> kept = [], seen = [];
        (float[] a, float[] b, float[] total, int symbol) = (first, second, new float[3], 2);
        for (int step = 0; step < 4; step++)
        {
            float[] grown = [.. total.Zip(a, (left, right) => left + right)];
            kept.AddRange(grown.Zip(total, (left, right) => left + right).Zip(first, (left, right) => left + right));
            float[] sum = [.. table[symbol].Zip(a, (left, right) => left + right)];
            seen.AddRange(sum);
            symbols.Add(symbol = Array.IndexOf(sum, sum.Max()));
            (a, b, total) = (b, a, grown);
        }

        Assert.Equal([1, 0, 2, 0], symbols);
        Assert.Equal(symbols, (int[])outputs[0]);
        Assert.Equal(kept, (float[])outputs[1]);
        Assert.Equal(seen, (float[])outputs[2]);
        Assert.Empty(profile == CodeProfile.NanoFramework ? NanoFrameworkRules.Violations(network.Image) : []);
    }

    /// <summary>A recurrent layer of a vector is the only step of one that reads a sequence of one row: the same bits.</summary>
    [Theory]
    [InlineData("Rnn(5, State = new[] { nameof(H) }, From = nameof(X))")]
    [InlineData("Gru(5, State = new[] { nameof(H) }, From = nameof(X))")]
    [InlineData("Gru(5, ResetBefore = true, State = new[] { nameof(H) }, From = nameof(X))")]
    [InlineData("MinimalGru(5, State = new[] { nameof(H) }, From = nameof(X))")]
    [InlineData("Lstm(5, States = true, State = new[] { nameof(H), nameof(C) }, From = nameof(X))")]
    [InlineData("Lstm(7, Projection = 5, Peepholes = true, States = true, State = new[] { nameof(H), nameof(D) }, From = nameof(X))")]
    public void AVectorIsOneStep(string layer)
    {
        float[] x = [0.3f, -1.2f, 0.7f, 2];
        float[] h = [0.1f, -0.5f, 0.9f, 0.2f, -0.8f];
        float[] cell = layer.Contains("nameof(D)", StringComparison.Ordinal) ? [0.5f, 1.5f, -0.25f, 0, -1, 0.75f, -0.5f] : [0.5f, 1.5f, -0.25f, 0, -1];
        Array[] inputs = layer.StartsWith("Lstm", StringComparison.Ordinal) ? [x, h, cell] : [x, h];
        Assert.Equal(Run("[Input(1, 4)]"), Run("[Input(4)]"));

        Array[] Run(string input)
        {
            string[] members =
            [
                input + " static partial void X();", "[Input(5)] static partial void H();",
                .. inputs.Length == 2 ? Array.Empty<string>() : [$"[Input({cell.Length})] static partial void {(cell.Length == 7 ? "D" : "C")}();"],
                $"[{layer}] static partial void Y();",
            ];
            return RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32), new RandomParameters(3)).Infer(inputs);
        }
    }

    /// <summary>The same in integers. The given state has another scale than the layer's, and an Lstm's cell is another one's.</summary>
    [Theory]
    [InlineData("Rnn(5, State = new[] { nameof(H) }, From = nameof(X))", CodeForm.Loop)]
    [InlineData("Rnn(5, Activation = Activation.Relu, State = new[] { nameof(H) }, From = nameof(X))", CodeForm.Constants)]
    [InlineData("Gru(5, State = new[] { nameof(H) }, From = nameof(X))", CodeForm.Loop)]
    [InlineData("Gru(5, States = true, State = new[] { nameof(H) }, From = nameof(X))", CodeForm.Constants)]
    [InlineData("Gru(5, ResetBefore = true, State = new[] { nameof(H) }, From = nameof(X))", CodeForm.Auto)]
    [InlineData("MinimalGru(5, State = new[] { nameof(H) }, From = nameof(X))", CodeForm.Auto)]
    [InlineData("Lstm(5, States = true, State = new[] { nameof(H), \"Cells.2\" }, From = nameof(X))", CodeForm.Loop)]
    [InlineData("Lstm(5, States = true, State = new[] { \"Cells.1\", \"Cells.2\" }, From = nameof(X))", CodeForm.Constants)]
    public void AVectorIsOneStepInIntegers(string layer, CodeForm form)
    {
        sbyte[] x = [10, -38, 22, 64];
        sbyte[] h = [3, -16, 29, 6, -26];
        sbyte[] rows = [.. Enumerable.Range(0, 12).Select(i => (sbyte)((i * 37 % 120) - 60))];
        Assert.Equal(Run("[Input(1, 4)]"), Run("[Input(4)]"));

        Array[] Run(string input)
        {
            string[] members =
            [
                input + " static partial void X();", "[Input(5)] static partial void H();", "[Input(3, 4)] static partial void Rows();",
                "[Output, Lstm(5, States = true, From = nameof(Rows))] static partial void Cells();", $"[Output, {layer}] static partial void Y();",
            ];
            RunnableNetwork network = RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, NetworkPrecision.Int8), new RandomParameters(3), form);
            Assert.Equal(0, network.AllocatedBytes(x, h, rows));
            return network.Infer(x, h, rows);
        }
    }

    /// <summary>Additive attention by its equations, in a network without a decoder.</summary>
    [Theory]
    [InlineData(CodeProfile.DotNet)]
    [InlineData(CodeProfile.NanoFramework)]
    public void AdditiveAttentionIsThatOfThePaper(CodeProfile profile)
    {
        RandomParameters random = new(5);
        NetworkModel model = DeclaredNetwork.FromMembers(
            ["[Input(3)] static partial void Query();", "[Input(4, 2)] static partial void Memory();", "[AdditiveAttention(6, From = nameof(Query), Memory = nameof(Memory), Weights = true)] static partial void Y();"],
            NetworkPrecision.Float32) with
        { Profile = profile };
        RunnableNetwork network = RunnableNetwork.Compile(model, random);
        float[] query = [0.5f, -1, 2];
        float[] memory = [1, 2, -3, 0.5f, 0.25f, -1, 4, 0];
        Array[] outputs = network.Infer(query, memory);
        (float[] w, float[] b, float[] u, float[] v) = (Tensor("Y.query.weight"), Tensor("Y.query.bias"), Tensor("Y.keys.weight"), Tensor("Y.energies.weight"));
        double[] energies = [.. Enumerable.Range(0, 4).Select(t => Enumerable.Range(0, 6).Sum(n => v[n] * Math.Tanh(
            Enumerable.Range(0, 3).Sum(k => (double)w[(n * 3) + k] * query[k]) + b[n] + Enumerable.Range(0, 2).Sum(m => (double)u[(n * 2) + m] * memory[(t * 2) + m]))))];
        double total = energies.Sum(Math.Exp);
        float[] weights = [.. energies.Select(energy => (float)(Math.Exp(energy) / total))];
        float[] context = [.. Enumerable.Range(0, 2).Select(m => (float)Enumerable.Range(0, 4).Sum(t => (double)weights[t] * memory[(t * 2) + m]))];
        Assert.InRange(Tensors.RelativeError((float[])outputs[0], context), 0, 1e-5);
        Assert.InRange(Tensors.RelativeError((float[])outputs[1], weights), 0, 1e-5);
        Assert.Equal(0, network.AllocatedBytes(query, memory));

        float[] Tensor(string name) => network.Compiled.Plan!.Graph.Nodes.SelectMany(node => node.Parameters).Single(parameter => parameter.Name == name).Data!.Floats;
    }

    /// <summary>Over a stream the encoder and the keys go row by row, and the decoder runs when its sequence is there: the same bits.</summary>
    [Theory]
    [InlineData(NetworkPrecision.Float32, "")]
    [InlineData(NetworkPrecision.Float32, ", End = 1")]
    [InlineData(NetworkPrecision.Float32, ", Beam = 3")]
    [InlineData(NetworkPrecision.Float32, ", Beam = 4, End = 2")]
    [InlineData(NetworkPrecision.Int8, "")]
    [InlineData(NetworkPrecision.Int8, ", End = 1")]
    [InlineData(NetworkPrecision.Int8, ", Beam = 3, End = 2")]
    public void AStreamDecodesWhatTheSequenceDoes(NetworkPrecision precision, string search)
    {
        string encoded = $"[Input(6, 3)] static partial void X(); [Rnn(4, Sequences = true)] static partial void Encoder(); [Writer(Steps = 5{search})] static partial void Y();";
        const string Step = """
            [PreviousSymbol(nameof(Scores))] static partial void Last();
            [PreviousState(nameof(After), Zeros = 4)] static partial void Before();
            [Memory] static partial void Read();
            [AdditiveAttention(3, From = nameof(Before), Memory = nameof(Read))] static partial void Context();
            [Embedding(5, 4, From = nameof(Last))] static partial void Word();
            [Concat(nameof(Word), nameof(Context))] static partial void Seen();
            [Gru(4, State = new[] { nameof(Before) })] static partial void After();
            [Dense(5)] [Output] static partial void Scores();
            """;
        RunnableNetwork whole = RunnableNetwork.Compile(Model(encoded, Step) with { Precision = precision }, new RandomParameters(9));
        RunnableStream stream = new(RunnableNetwork.Compile(Model(encoded, Step) with { IsStreaming = true, Precision = precision }, new RandomParameters(9)));
        Random random = new(4);
        float[] reals = [.. Enumerable.Range(0, 6 * 3).Select(_ => (float)(random.NextDouble() * 4) - 2)];
        Array all = precision == NetworkPrecision.Int8 ? Array.ConvertAll(reals, real => (sbyte)(real * 60)) : reals;
        Array[] wanted = whole.Infer(all);
        for (int round = 0; round < 2; round++)
        {
            stream.Reset();
            List<Array>[] given = stream.Run(all);
            Assert.Equal(wanted[0], Assert.Single(given[0]));
            Assert.Equal(wanted[1], Assert.Single(given[1]));
        }
    }

    private static NetworkModel Model(string network, string step)
    {
        Declaration declaration = DeclaredNetwork.Read($$"""
            using NetGen;
            namespace Demo
            {
                [Network] public static partial class Net { {{network}} }
                public sealed partial class WriterAttribute : DecoderAttribute { {{step}} }
            }
            """);
        Assert.Empty(declaration.Findings);
        return declaration.Model;
    }

    private static RunnableNetwork Compile(string network, string step, (string Name, int[] Shape, float[] Values) tensor, CodeProfile profile, CodeForm form)
    {
        ParameterFile parameters = new(new[] { new TensorRecord(tensor.Name, new TensorType(ElementType.Float32, new TensorShape(tensor.Shape)), Packing.FromFloats(tensor.Values)) }.ToEquatableArray(), []);
        return RunnableNetwork.Compile(Model(network, step) with { Profile = profile }, new FileParameters(parameters), form);
    }
}
