using NetGen.Generator.Schedule;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.IlCounter.Tests;

/// <summary>Weights of a common front exist once: the compiled assembly of a network and two that begin with its layers, against that of the network and of heads alone.</summary>
public sealed class BackboneSizeTests(ITestOutputHelper output)
{
    private const string Front = """
        [Input(24, 24, 2)] static partial void Image();
        [Conv2D(16, 3, Stride = 2, Activation = Activation.Relu)] static partial void Stem();
        [DepthwiseSeparableConv2D(32, 3, Stride = 2, Activation = Activation.Relu)] static partial void Block1();
        [DepthwiseSeparableConv2D(48, 3, Activation = Activation.Relu)] static partial void Block2();
        [GlobalAveragePool] static partial void Pool();
        """;

    private const string FirstHead = "[Dense(3)] static partial void Kinds();\n[Softmax] static partial void Scores();";
    private const string SecondHead = "[Dense(5, Activation = Activation.Relu)] static partial void Hidden();\n[Dense(2)] static partial void Pair();";

    [Theory]
    [InlineData("Precision.Int8")]
    [InlineData("Precision.Float32")]
    public void WeightsExistOnce(string precision)
    {
        string alone = Class(precision, "First", Front + "[Dense(4)] static partial void Logits();");
        string use = "[Backbone(typeof(First), UpTo = \"Pool\")] static partial void Start();";
        RunnableProject tied = RunnableProject.Compile(Source(alone, Class(precision, "Second", use + FirstHead), Class(precision, "Third", use + SecondHead)));
        AssemblyFacts first = Facts(RunnableProject.Compile(Source(alone)).Image);
        AssemblyFacts heads = Facts(RunnableProject.Compile(Source(Class(precision, "Second", "[Input(1, 1, 48)] static partial void Start();" + FirstHead), Class(precision, "Third", "[Input(1, 1, 48)] static partial void Start();" + SecondHead))).Image);
        AssemblyFacts apart = Facts(RunnableProject.Compile(Source(alone, Class(precision, "Second", Front + FirstHead), Class(precision, "Third", Front + SecondHead))).Image);
        AssemblyFacts together = Facts(tied.Image);
        foreach ((string name, AssemblyFacts facts) in new[] { ("first", first), ("heads", heads), ("tied", together), ("apart", apart) })
        {
            output.WriteLine($"{precision} {name}: {facts.CodeBytes} B of IL, {facts.InitialiserBytes} B of initialisers");
        }

        // What differs: the calls of the front, and the first network's Pool and Logits, which without others that begin with it are one pass.
        Assert.InRange(together.CodeBytes, 1, first.CodeBytes + heads.CodeBytes + 400);
        Assert.InRange(together.InitialiserBytes, 1, first.InitialiserBytes + heads.InitialiserBytes);
        Assert.True(together.CodeBytes + together.InitialiserBytes < 0.55 * (apart.CodeBytes + apart.InitialiserBytes));

        // The arena is one array, and so is each table.
        Plan[] plans = [.. new[] { "First", "Second", "Third" }.Select(name => tied.Compiled(name).Plan!)];
        Assert.Single(plans.SelectMany(plan => plan.Arena.Arenas), arena => !arena.IsShared);
        Assert.DoesNotContain(plans.Skip(1).SelectMany(plan => plan.Arrays), array => array.IsShared && plans[0].Arrays.Any(other => other.Field.Name == array.Field.Name));
        Assert.Equal(plans[0].RamBytes, plans[1].Model.Front!.NetworkRamBytes);
    }

    private static AssemblyFacts Facts(byte[] image) => CountedAssembly.Load(image).Facts;

    private static string Source(params string[] classes) => $"using NetGen;\nnamespace Demo\n{{\n{string.Join("\n", classes)}\n}}";

    private static string Class(string precision, string name, string members) =>
        $"[Network(Precision = {precision}), Weights(Seed = 3), Target(Profile.NanoFramework), Budget(CodeBytes = 20000)]\npublic static partial class {name}\n{{\n{members}\n}}";
}
