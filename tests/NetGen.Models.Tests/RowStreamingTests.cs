using NetGen.Generator.Model;
using NetGen.Generator.Schedule;
using NetGen.TestKit;

namespace NetGen.Models.Tests;

/// <summary>Trained models with their layers run row by row: the outputs of the golden vectors stay, in every form; the arena keeps its bounds.</summary>
public sealed class RowStreamingTests
{
    public static TheoryData<string, CodeForm> Models()
    {
        TheoryData<string, CodeForm> models = [];
        foreach (string name in FoundationModel.Names())
        {
            models.Add(name, CodeForm.Auto);
            if (name is "kws_int8" or "kws_f32" or "ic_int8" or "ic_f32")
            {
                // Depthwise and residual groups.
                foreach (CodeForm form in Enum.GetValues<CodeForm>().Where(form => form is not (CodeForm.Vector or CodeForm.Auto)))
                {
                    models.Add(name, form);
                }
            }
        }

        if (models.Count == 0)
        {
            models.Add("", CodeForm.Auto);
        }

        return models;
    }

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void OutputsAreThoseOfWholeMaps(string name, CodeForm form)
    {
        Skip.If(name.Length == 0, "../shared/models is absent");
        FoundationModel model = new(name);
        RunnableNetwork network = model.Compile(form, CodeProfile.NanoFramework, RowStreaming.Always);
        Assert.Empty(NanoFrameworkRules.Violations(network.Image));
        ElementType element = network.Compiled.Plan!.Graph.Inputs[0].Type.Element;
        for (int i = 0; i < model.VectorCount; i++)
        {
            Array actual = network.Infer(Tensors.FromBytes(model.Input(i), element))[0];
            Array expected = Tensors.FromBytes(model.Output(i), element);
            if (expected is float[] floats)
            {
                Assert.InRange(Tensors.RelativeError((float[])actual, floats), 0, 1e-5);
            }
            else
            {
                Assert.Equal(expected, actual);
            }
        }
    }

    /// <summary>The bounds without row streaming are the live sets of the models; those with it are targets of ours.</summary>
    [SkippableTheory]
    [InlineData("kws_int8", RowStreaming.Never, 16_000)]
    [InlineData("vww_int8", RowStreaming.Never, 55_296)]
    [InlineData("ic_int8", RowStreaming.Never, 49_152)]
    [InlineData("ad_int8", RowStreaming.Never, 768)]
    [InlineData("micro_speech_int8", RowStreaming.Never, 5_960)]
    [InlineData("kws_int8", RowStreaming.Always, 9_000)]
    [InlineData("vww_int8", RowStreaming.Always, 32_000)]
    [InlineData("ic_int8", RowStreaming.Always, 24_000)]
    public void ArenasKeepTheirBounds(string name, RowStreaming streaming, int most)
    {
        FoundationModel model = new(name);
        Skip.If(!model.Exists, "../shared/models is absent");
        ArenaPlan arena = NetGen.Generator.Compiler.Analyze(model.Import().Model with { Streaming = streaming }).Arena!;
        Assert.InRange(arena.PeakBytes, arena.LowerBoundBytes, most);
    }

    /// <summary>What the plan says is what the code uses.</summary>
    [SkippableTheory]
    [InlineData("kws_int8", RowStreaming.Never)]
    [InlineData("kws_int8", RowStreaming.Always)]
    [InlineData("vww_int8", RowStreaming.Always)]
    [InlineData("ic_int8", RowStreaming.Always)]
    [InlineData("micro_speech_int8", RowStreaming.Never)]
    public void TheArenaIsUsedToItsEnd(string name, RowStreaming streaming)
    {
        FoundationModel model = new(name);
        Skip.If(!model.Exists, "../shared/models is absent");
        RunnableNetwork network = model.Compile(CodeForm.Loop, CodeProfile.NanoFramework, streaming, inArena: true);
        Assert.Equal(network.Compiled.Plan!.Arena.PeakBytes, HighWater.Of(network, (sbyte[])Tensors.FromBytes(model.Input(0), ElementType.Int8)));
    }

    /// <summary>An input written where InputOffset says, an output found where OutputOffset says.</summary>
    [SkippableFact]
    public void InputsAndOutputsLieInTheArena()
    {
        FoundationModel model = new("kws_int8");
        Skip.If(!model.Exists, "../shared/models is absent");
        RunnableNetwork network = model.Compile(CodeForm.Auto, CodeProfile.NanoFramework, RowStreaming.Always, inArena: true);
        sbyte[] arena = (sbyte[])network.Type.GetProperty("InputArray")!.GetValue(null)!;
        Assert.Same(arena, network.Type.GetProperty("OutputArray")!.GetValue(null));
        for (int i = 0; i < model.VectorCount; i++)
        {
            Tensors.FromBytes(model.Input(i), ElementType.Int8).CopyTo(arena, Constant("InputOffset"));
            network.Type.GetMethod("Infer", [])!.Invoke(null, []);
            sbyte[] expected = (sbyte[])Tensors.FromBytes(model.Output(i), ElementType.Int8);
            Assert.Equal(expected, arena.AsSpan(Constant("OutputOffset"), expected.Length).ToArray());
        }

        int Constant(string name) => (int)network.Type.GetField(name)!.GetRawConstantValue()!;
    }
}
