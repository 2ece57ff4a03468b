using System.Text.Json;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.Models.Tests.Sequences;

/// <summary>The models of characters in samples/Characters, a character a step, against the vectors that training/characters computed in float64 with the same weights.</summary>
public sealed class CharacterTests(ITestOutputHelper output)
{
    private const int Symbols = 32;

    public static TheoryData<string, string, CodeProfile> Models() => new()
    {
        { "Recurrent", "gru", CodeProfile.DotNet },
        { "Recurrent", "gru", CodeProfile.NanoFramework },
        { "Attention", "transformer", CodeProfile.DotNet },
        { "Attention", "transformer", CodeProfile.NanoFramework },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Logits_are_those_of_PyTorch_step_by_step(string network, string vectors, CodeProfile profile)
    {
        RunnableStream steps = new(Compile(network, profile));
        foreach (JsonElement sequence in Read(vectors).GetProperty("sequences").EnumerateArray())
        {
            int[] tokens = [.. sequence.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32())];
            float[] wanted = (float[])Tensors.FromBytes(sequence.GetProperty("logits").GetBytesFromBase64(), ElementType.Float32);
            steps.Reset();
            float[] logits = (float[])RunnableStream.Joined(steps.Run(tokens)[0]);
            Assert.Equal(wanted.Length, logits.Length);
            double size = Math.Sqrt(wanted.Sum(value => (double)value * value));
            double error = Math.Sqrt(wanted.Zip(logits, (a, b) => ((double)a - b) * ((double)a - b)).Sum()) / size;
            output.WriteLine($"{network}, {profile}: {error:E1} of the logits' size from float64, {Bits(tokens, logits):0.00} bits a character");
            Assert.InRange(error, 0, 1e-5);
            steps.Reset();
            Assert.Equal(0, steps.AllocatedBytes(tokens[..1]));
        }
    }

    /// <summary>The most probable character, taken in again and again, spells what PyTorch's model spells.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Greedy_text_is_that_of_PyTorch(string network, string vectors, CodeProfile profile)
    {
        JsonElement read = Read(vectors);
        string alphabet = read.GetProperty("alphabet").GetString()!;
        string prompt = read.GetProperty("greedy").GetProperty("prompt").GetString()!;
        string wanted = read.GetProperty("greedy").GetProperty("text").GetString()!;
        RunnableStream steps = new(Compile(network, profile));
        steps.Reset();
        string text = prompt;
        float[] logits = (float[])steps.Run(prompt.Select(character => alphabet.IndexOf(character)).ToArray())[0][^1];
        while (text.Length < wanted.Length)
        {
            int next = Array.IndexOf(logits, logits.Max());
            text += alphabet[next];
            if (text.Length < wanted.Length)
            {
                logits = (float[])Assert.Single(steps.Run(new[] { next })[0]);
            }
        }

        Assert.Equal(wanted, text);
    }

    /// <summary>What is drawn from: the largest logits of each step by falling size, of equals the lower symbol first, as sorting them all has it.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Candidates_are_the_largest_logits(string network, string vectors, CodeProfile profile)
    {
        RunnableStream steps = new(Compile(network, profile));
        int[] tokens = [.. Read(vectors).GetProperty("sequences")[0].GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32())];
        steps.Reset();
        List<Array>[] outputs = steps.Run(tokens);
        Assert.Equal(tokens.Length, outputs[0].Count);
        for (int t = 0; t < tokens.Length; t++)
        {
            float[] logits = (float[])outputs[0][t];
            int[] sorted = [.. Enumerable.Range(0, Symbols).OrderByDescending(symbol => logits[symbol]).Take(10)];
            Assert.Equal(sorted, (int[])outputs[2][t]);
            Assert.Equal(sorted.Select(symbol => logits[symbol]), (float[])outputs[1][t]);
        }
    }

    /// <summary>Bits by which the second half of a text surprises, as the figures of training/README.md are counted.</summary>
    private static double Bits(int[] tokens, float[] logits)
    {
        double sum = 0;
        int from = tokens.Length / 2;
        for (int t = from; t < tokens.Length - 1; t++)
        {
            float[] row = logits[(t * Symbols)..((t + 1) * Symbols)];
            sum += Math.Log2(row.Sum(value => Math.Exp(value - row[tokens[t + 1]])));
        }

        return sum / (tokens.Length - 1 - from);
    }

    private static JsonElement Read(string vectors) =>
        JsonDocument.Parse(File.ReadAllText(Repository.Combine("tests", "NetGen.Models.Tests", "Sequences", $"characters.{vectors}.json"))).RootElement;

    /// <summary>The network with its logits in front of the candidates.</summary>
    private static RunnableNetwork Compile(string network, CodeProfile profile)
    {
        string source = File.ReadAllText(Repository.Combine("samples", "Characters", $"{network}.cs")).Replace("[Dense(32,", "[Output, Dense(32,");
        NetworkModel declared = DeclaredNetwork.ReadAll([source]).Single().Model;
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Repository.Combine("samples", "Characters", declared.WeightsPath!)));
        Assert.Null(problem);
        return RunnableNetwork.Compile(declared with { Profile = profile }, new FileParameters(file!));
    }
}
