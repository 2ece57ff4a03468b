using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NetGen.Generator.Cost;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.IlCounter.Tests;

/// <summary>A transformer that keeps keys and values, counted: what a step executes, position by position.</summary>
public sealed class DecodeStepTests(ITestOutputHelper output)
{
    private const int Width = 16;

    private const int Heads = 4;

    private const int Hidden = 40;

    private const int Layers = 2;

    private const int Words = 20;

    private const int Length = 12;

    /// <summary>The parts of a layer that multiply and accumulate.</summary>
    private static readonly string[] Parts = ["query", "key", "value", "scores", "context", "output", "expand", "project"];

    private static string[] Members(int words, int width, int heads, int hidden, int layers, int length) =>
    [
        $"[Tokens({length})] static partial void Text();",
        $"[Embedding({words}, {width})] static partial void Words();",
        "[PositionalEncoding] static partial void Places();",
        $"[TransformerDecoder({heads}, {hidden}, PreNorm = true, Repeat = {layers})] static partial void Blocks();",
        "[LayerNorm] static partial void Norm();",
        $"[Dense({words}, PerPosition = true, Bias = false, WeightOf = nameof(Words))] static partial void Logits();",
    ];

    /// <summary>4 k^2 + 2 k f multiplications a layer, and 2 k for each position that the step looks back on, its own included; the rest are those of indices.</summary>
    [Fact]
    public void A_step_multiplies_as_the_formula_says()
    {
        RunnableNetwork network = Compile(Members(Words, Width, Heads, Hidden, Layers, Length), NetworkPrecision.Float32, CodeForm.Constants);
        CountedAssembly assembly = CountedAssembly.Load(network.Image);
        CountedMethod step = assembly.Method(network.Type.FullName!, "Step");
        CountedMethod[] layers = [.. assembly.Methods.Where(method => Parts.Any(part => method.FullName.Contains("_" + part, StringComparison.Ordinal)))];
        CountedMethod[] head = [.. assembly.Methods.Where(method => method.FullName.EndsWith(".Logits", StringComparison.Ordinal))];
        StreamCost cost = network.Compiled.Plan!.Cost.Step!;
        (long before, long headBefore) = (0, 0);
        for (int p = 0; p < Length; p++)
        {
            step.Invoke(new[] { p % Words }, new float[Words]);
            (long now, long headNow) = (Multiplied(layers), Multiplied(head));
            long macs = Layers * ((4L * Width * Width) + (2L * Width * Hidden) + (2L * Width * (p + 1)));
            Assert.Equal(macs + (Layers * IndicesOf(p)), now - before);
            Assert.Equal(Words * Width, headNow - headBefore);
            Assert.Equal(macs + (Words * Width), cost.MacsAt(p));
            (before, headBefore) = (now, headNow);
        }

        Assert.Equal(cost.Macs, cost.MacsAt(Length - 1));
    }

    /// <summary>Where the new key goes; of each head where its query, its keys and its result begin, and where each key does. The same for the values.</summary>
    private static long IndicesOf(int p) => 2L * (1 + (Heads * 3) + (Heads * (p + 1)));

    /// <summary>The cost model reckons with the last step, which looks back on most.</summary>
    [Theory]
    [InlineData(NetworkPrecision.Float32, CodeForm.Loop)]
    [InlineData(NetworkPrecision.Float32, CodeForm.Constants)]
    [InlineData(NetworkPrecision.Int8, CodeForm.Loop)]
    [InlineData(NetworkPrecision.Int8, CodeForm.Constants)]
    [InlineData(NetworkPrecision.Int8, CodeForm.Auto)]
    public void The_last_step_takes_what_is_predicted(NetworkPrecision precision, CodeForm form)
    {
        RunnableNetwork network = Compile(Members(Words, Width, Heads, Hidden, Layers, Length), precision, form);
        Plan plan = network.Compiled.Plan!;
        long[] steps = Steps(network, precision, Words, Length);
        double predicted = plan.Nodes.Where(node => node.Code is not null).Sum(node => node.Cost.Executed.Total);
        output.WriteLine($"{precision} {form}: {predicted:N0} of {steps[^1]:N0} instructions in the last step, {steps[0]:N0} in the first one");
        Assert.InRange(predicted / steps[^1], 0.97, 1.03);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.Second > pair.First));
    }

    /// <summary>What a sequence takes token by token with the cache, and without it: the whole network anew for each token.</summary>
    [Fact]
    public void The_cache_saves_what_was_computed_before()
    {
        const int Many = 64;
        string[] members = Members(96, 32, 4, 128, 2, Many);
        RunnableNetwork whole = Compile(members, NetworkPrecision.Int8, CodeForm.Auto, isStreaming: false);
        RunnableNetwork streaming = Compile(members, NetworkPrecision.Int8, CodeForm.Auto);
        CountedAssembly once = CountedAssembly.Load(whole.Image);
        CountedMethod infer = once.Method(whole.Type.FullName!, "Infer");
        infer.Invoke(Enumerable.Range(0, Many).ToArray(), new sbyte[Many * 96]);
        long[] steps = Steps(streaming, NetworkPrecision.Int8, 96, Many);
        StreamCost cost = streaming.Compiled.Plan!.Cost.Step!;
        output.WriteLine($"MACs: window {streaming.Compiled.Plan.Cost.Macs:N0}, first step {cost.MacsAt(0):N0}, last {cost.Macs:N0}");
        output.WriteLine($"IL: window {infer.InclusiveInstructions:N0}, first step {steps[0]:N0}, last {steps[^1]:N0}, all {steps.Sum():N0}");
        output.WriteLine($"arena: whole {whole.Compiled.Plan!.Arena.PeakBytes:N0} B, stream {streaming.Compiled.Plan.Arena.PeakBytes:N0} B, state {cost.StateBytes:N0} B, cache {cost.CacheBytes:N0} B");
        output.WriteLine($"code: whole {whole.Compiled.Plan.CodeBytes:N0} B of IL, stream {streaming.Compiled.Plan.CodeBytes:N0} B");
        Assert.InRange((double)infer.InclusiveInstructions / steps[^1], 40, 70);
        Assert.InRange((double)steps.Sum() / infer.InclusiveInstructions, 0.9, 1.2);
    }

    /// <summary>Step, Infer, Forward and Reset, the constructor: what tells whether tokens are words and the context is full is among them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_methods_around_the_layers_take_what_is_predicted_of_a_pe_file(bool inArena)
    {
        NetworkModel model = DeclaredNetwork.FromMembers(Members(Words, Width, Heads, Hidden, Layers, Length), NetworkPrecision.Int8) with { Profile = CodeProfile.NanoFramework, IsStreaming = true, InArena = inArena };
        RunnableNetwork network = RunnableNetwork.Compile(model, new RandomParameters(3));
        Plan plan = network.Compiled.Plan!;
        HashSet<string> layers = [.. plan.Nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Helpers.Concat(node.Code.Parts).Select(method => method.Name).Append(node.Identifier))];
        using PEReader reader = new(new MemoryStream(network.Image));
        MetadataReader metadata = reader.GetMetadataReader();
        (long around, long helpers) = (0, 0);
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            string name = metadata.GetString(method.Name);
            long bytes = ConvertedSize.Of(reader.GetMethodBody(method.RelativeVirtualAddress).GetILReader());
            around += layers.Contains(name) ? 0 : bytes;
            helpers += layers.Contains(name) && !plan.Nodes.Any(node => node.Identifier == name || node.Code?.Parts.Any(part => part.Name == name) == true) ? bytes : 0;
        }

        long predicted = plan.DeployedBytes - plan.Nodes.Sum(node => node.Cost.CodeBytes - node.Cost.Trimmed) - helpers;
        output.WriteLine($"{predicted:N0} of {around:N0} bytes");
        Assert.InRange(predicted, around * 0.95, around * 1.05);
    }

    /// <summary>Executed instructions of each step of a sequence.</summary>
    private static long[] Steps(RunnableNetwork network, NetworkPrecision precision, int words, int length)
    {
        CountedAssembly assembly = CountedAssembly.Load(network.Image);
        CountedMethod step = assembly.Method(network.Type.FullName!, "Step");
        assembly.Method(network.Type.FullName!, "Reset").Invoke();
        long[] steps = new long[length];
        for (int t = 0; t < length; t++)
        {
            long before = step.InclusiveInstructions;
            step.Invoke(new[] { t % words }, precision == NetworkPrecision.Int8 ? new sbyte[words] : (Array)new float[words]);
            steps[t] = step.InclusiveInstructions - before;
        }

        return steps;
    }

    private static long Multiplied(CountedMethod[] methods) => methods.Sum(method => method.Counts[ILOpCode.Mul]);

    private static RunnableNetwork Compile(string[] members, NetworkPrecision precision, CodeForm form, bool isStreaming = true) => RunnableNetwork.Compile(
        DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework, IsStreaming = isStreaming }, new RandomParameters(3), form);
}
