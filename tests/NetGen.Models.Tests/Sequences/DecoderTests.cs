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

    private static RunnableNetwork Compile(string network, string step, (string Name, int[] Shape, float[] Values) tensor, CodeProfile profile, CodeForm form)
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
        ParameterFile parameters = new(new[] { new TensorRecord(tensor.Name, new TensorType(ElementType.Float32, new TensorShape(tensor.Shape)), Packing.FromFloats(tensor.Values)) }.ToEquatableArray(), []);
        return RunnableNetwork.Compile(declaration.Model with { Profile = profile }, new FileParameters(parameters), form);
    }
}
