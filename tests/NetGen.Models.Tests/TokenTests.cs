using System.Reflection;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>Tokens that are not in the vocabulary: an exception before anything is written.</summary>
public sealed class TokenTests
{
    private static readonly string[] Members =
    [
        "[Tokens(3)] static partial void Text();",
        "[Slice(new[] { 1 }, new[] { 2 })] static partial void Rest();",
        "[Embedding(7, 4, From = nameof(Text))] static partial void All();",
        "[Embedding(5, 4, From = nameof(Rest))] static partial void Some();",
        "[Output(From = nameof(All))] static partial void First();",
        "[Output(From = nameof(Some))] static partial void Second();",
    ];

    /// <summary>The smallest vocabulary that looks an input's tokens up decides, behind layers that move them too.</summary>
    [Theory]
    [InlineData(CodeProfile.DotNet, 0, 5)]
    [InlineData(CodeProfile.DotNet, 2, -1)]
    [InlineData(CodeProfile.NanoFramework, 1, int.MinValue)]
    [InlineData(CodeProfile.NanoFramework, 2, int.MaxValue)]
    public void NothingIsWritten(CodeProfile profile, int place, int token)
    {
        RunnableNetwork network = RunnableNetwork.Compile(Model(profile), new RandomParameters(1));
        int[] tokens = [4, 0, 3];
        MethodInfo infer = network.Type.GetMethod("Infer")!;
        float[][] outputs = [new float[12], new float[8]];
        infer.Invoke(null, [tokens, outputs[0], outputs[1]]);
        Assert.All(outputs, output => Assert.Contains(output, value => value != 0));
        Array[] arenas = [.. network.Type.GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(field => field.Name.StartsWith("arena", StringComparison.Ordinal)).Select(field => (Array)field.GetValue(null)!)];
        Array[] before = [.. arenas.Select(arena => (Array)arena.Clone())];
        float[][] untouched = [new float[12], new float[8]];
        tokens[place] = token;
        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => infer.Invoke(null, [tokens, untouched[0], untouched[1]]));
        Assert.Equal("input must be tokens from 0 to 4", Assert.IsType<ArgumentException>(thrown.InnerException).Message);
        Assert.All(untouched, output => Assert.DoesNotContain(output, value => value != 0));
        Assert.Equal(2, arenas.Length);
        Assert.Equal(before, arenas);
    }

    [Fact]
    public void InTheArenaToo()
    {
        RunnableNetwork network = RunnableNetwork.Compile(Model(CodeProfile.DotNet) with { InArena = true }, new RandomParameters(1));
        int[] arena = (int[])network.Type.GetProperty("InputArray")!.GetValue(null)!;
        int offset = (int)network.Type.GetField("InputOffset")!.GetRawConstantValue()!;
        arena[offset + 1] = 5;
        Assert.IsType<ArgumentException>(Assert.Throws<TargetInvocationException>(() => network.Infer()).InnerException);
        arena[offset + 1] = 4;
        network.Infer();
    }

    private static NetworkModel Model(CodeProfile profile) => DeclaredNetwork.FromMembers(Members, NetworkPrecision.Float32) with { Profile = profile };
}
