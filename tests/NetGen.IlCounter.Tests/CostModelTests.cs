using System.Reflection.Metadata;
using NetGen.Calibration.Running;
using NetGen.Generator.Cost;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.Models.Tests;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.IlCounter.Tests;

/// <summary>The cost model, which never compiles anything, against the compiled assembly and what it executes.</summary>
public sealed class CostModelTests(ITestOutputHelper output)
{
    /// <summary>Instructions and bytes of networks: what the model promises.</summary>
    private const double Network = 0.03;

    /// <summary>Code of so few bytes is a handful of instructions, of which one is a percent.</summary>
    private const int Small = 1_500;

    /// <summary>Of a class so small, too.</summary>
    private const int SmallClass = 4_000;

    private static readonly string[] Frame = ["Infer", "Forward", "Classify", ".cctor", "ReadWeights"];

    public static TheoryData<string, CodeForm> Models()
    {
        TheoryData<string, CodeForm> models = [];
        foreach (string name in FoundationModel.TensorFlowLite())
        {
            foreach (CodeForm form in new[] { CodeForm.Auto, CodeForm.Loop, CodeForm.Constants, CodeForm.ChannelLanes, CodeForm.ChannelRows, CodeForm.PositionRows, CodeForm.Rows })
            {
                models.Add(name, form);
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
    public void TrainedModelsTakeWhatIsPredicted(string name, CodeForm form)
    {
        Skip.If(name.Length == 0, "../shared/models is absent");
        FoundationModel model = new(name);
        var imported = model.Import();
        RunnableNetwork network = RunnableNetwork.Compile(imported.Model with { Profile = CodeProfile.NanoFramework }, new FileParameters(imported.Parameters), form);
        Check(network, 1, counted => counted.Infer(Tensors.FromBytes(model.Input(0), network.Compiled.Plan!.Graph.Inputs[0].Type.Element)), name + " " + form);
    }

    /// <summary>Layers row by row, and what that costs beside whole maps.</summary>
    [SkippableTheory]
    [InlineData("kws_int8")]
    [InlineData("vww_int8")]
    [InlineData("ic_int8")]
    public void RowsTakeWhatIsPredicted(string name)
    {
        FoundationModel model = new(name);
        Skip.If(!model.Exists, "../shared/models is absent");
        foreach (RowStreaming streaming in new[] { RowStreaming.Never, RowStreaming.Always })
        {
            RunnableNetwork network = model.Compile(CodeForm.Auto, CodeProfile.NanoFramework, streaming);
            Check(network, 1, counted => counted.Infer(Tensors.FromBytes(model.Input(0), network.Compiled.Plan!.Graph.Inputs[0].Type.Element)), name + " " + streaming);
        }
    }

    /// <summary>Weights in storage; what the author's method takes is not the layers'.</summary>
    [SkippableTheory]
    [InlineData("ad_int8")]
    [InlineData("kws_int8")]
    public void StoredWeightsTakeWhatIsPredicted(string name)
    {
        FoundationModel model = new(name);
        Skip.If(!model.Exists, "../shared/models is absent");
        var imported = model.Import();
        RunnableNetwork network = RunnableNetwork.Compile(imported.Model with { Profile = CodeProfile.NanoFramework, StoredBlock = 4096 }, new FileParameters(imported.Parameters), CodeForm.Stored);
        Check(network, 1, counted => counted.Infer(Tensors.FromBytes(model.Input(0), ElementType.Int8)), name);
    }

    [Theory]
    [InlineData("conv2d_same_3x3")]
    [InlineData("conv2d_pads_asymmetric")]
    [InlineData("conv2d_dilation2_same")]
    [InlineData("conv2d_symmetric_stride2_even")]
    [InlineData("conv2d_strides_differ")]
    public void PaddingIsCountedPositionByPosition(string name)
    {
        foreach (CodeForm form in Enum.GetValues<CodeForm>())
        {
            CheckVectors(name, NetworkPrecision.Int8, form);
        }
    }

    [Theory]
    [InlineData("conv2d_same_3x3")]
    [InlineData("conv2d_pads_asymmetric")]
    [InlineData("conv2d_strides_differ")]
    [InlineData("depthwise_same_3x3")]
    [InlineData("depthwise_same_stride2_odd")]
    [InlineData("depthwise_pads_asymmetric")]
    [InlineData("depthwise_dilation_and_strides_differ")]
    [InlineData("depthwise_multiplier3_one_channel")]
    public void FloatPositionsAreCounted(string name) => CheckVectors(name, NetworkPrecision.Float32, CodeForm.PositionRows);

    /// <summary>Loops of a causal product are longer from row to row.</summary>
    [Theory]
    [InlineData("layernorm_many_channels")]
    [InlineData("rmsnorm_many_channels")]
    [InlineData("matmul_causal")]
    [InlineData("matmul_causal_rows")]
    [InlineData("matmul_grouped_rows")]
    [InlineData("softmax_causal_heads")]
    [InlineData("embedding")]
    [InlineData("rotary_three_heads")]
    public void SequencesTakeWhatIsPredicted(string name)
    {
        foreach (NetworkPrecision precision in new[] { NetworkPrecision.Float32, NetworkPrecision.Int8 })
        {
            CheckVectors(name, precision, CodeForm.Loop);
            CheckVectors(name, precision, CodeForm.Constants);
        }
    }

    /// <summary>
    /// The sample's encoder, attention and decoder: what runs once, and what runs once a step. Half of the arguments of a tanh are reckoned to be near zero, where it takes less: of small
    /// random weights nearly all are, of the trained ones few, and the prediction is between them.
    /// </summary>
    [Theory]
    [InlineData(CodeForm.Auto)]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void DecodersTakeWhatIsPredicted(CodeForm form)
    {
        NetworkModel model = DeclaredNetwork.Read(File.ReadAllText(Repository.Combine("samples", "Dates", "Dates.cs"))).Model with { Profile = CodeProfile.NanoFramework };
        ParameterFile trained = ParameterReading.Read("dates.netgen", File.ReadAllText(Repository.Combine("samples", "Dates", "dates.netgen"))).File!;
        int[] tokens = [.. Enumerable.Range(0, 32).Select(i => i % 39)];
        (double least, double predicted) = Count(new RandomParameters(1));
        (double most, double same) = Count(new FileParameters(trained));
        output.WriteLine($"IsoDates {form}: {predicted:N0} between {least:N0} and {most:N0} instructions");
        Assert.Equal(predicted, same);
        Assert.InRange(predicted, least, most);
        Assert.InRange(predicted / ((least + most) / 2), 1 - Network, 1 + Network);

        (double Executed, double Predicted) Count(IParameterSource parameters)
        {
            RunnableNetwork network = RunnableNetwork.Compile(model, parameters, form);
            CountedNetwork counted = new(network);
            counted.Infer(tokens);
            return (
                counted.Assembly.Methods.Where(method => method.Calls > 0 && !Frame.Contains(Name(method))).Sum(method => method.Counts.Instructions),
                network.Compiled.Plan!.Nodes.Where(node => node.Code is not null).Sum(node => node.Cost.Executed.Total - 1));
        }
    }

    /// <summary>A transformer that writes: what a step takes grows with its position, and the loop is counted whole.</summary>
    [Theory]
    [InlineData(CodeForm.Auto, false)]
    [InlineData(CodeForm.Auto, true)]
    [InlineData(CodeForm.Loop, false)]
    public void TransformersStepsTakeWhatIsPredicted(CodeForm form, bool isUnrolled)
    {
        NetworkModel model = DeclaredNetwork.Read("""
            using NetGen;
            [Network] public static partial class Net
            {
                [Tokens(6)] static partial void Source();
                [Embedding(9, 16)] static partial void Words();
                [TransformerEncoder(2, 24)] static partial void Encoder();
                [Writer(Steps = 14)] static partial void Written();
            }

            public sealed partial class WriterAttribute : DecoderAttribute
            {
                [PreviousSymbols(nameof(Logits))] static partial void Told();
                [Memory] static partial void Read();
                [Embedding(5, 16, From = nameof(Told))] static partial void Word();
                [PositionalEncoding] static partial void Placed();
                [TransformerDecoder(4, 24, Memory = nameof(Read), Rotary = RotaryPairs.Halves, Repeat = 2)] static partial void Blocks();
                [Dense(5, PerPosition = true)] static partial void Logits();
            }
            """).Model with { Profile = CodeProfile.NanoFramework, UnrollTime = isUnrolled };
        RunnableNetwork network = RunnableNetwork.Compile(model, new RandomParameters(1), form);
        CountedNetwork counted = new(network);
        counted.Infer(new[] { 0, 8, 3, 3, 1, 5 });
        double executed = counted.Assembly.Methods.Where(method => method.Calls > 0 && !Frame.Contains(Name(method))).Sum(method => method.Counts.Instructions);
        double predicted = network.Compiled.Plan!.Nodes.Where(node => node.Code is not null).Sum(node => node.Cost.Executed.Total - 1);
        output.WriteLine($"{form}: {predicted:N0} predicted, {executed:N0} executed");
        Assert.InRange(predicted / executed, 1 - Network, 1 + Network);
    }

    /// <summary>
    /// What a detector does depends on its data: it is reckoned for as many boxes above the threshold as the list has rows, evenly over the classes, apart from one
    /// another. With such data the count holds; with fewer boxes it takes less, and the scores that are looked at remain.
    /// </summary>
    [Theory]
    [InlineData(NetworkPrecision.Float32)]
    [InlineData(NetworkPrecision.Int8)]
    public void DetectorsTakeWhatIsPredicted(NetworkPrecision precision)
    {
        const int Boxes = (12 * 12 * 2) + (6 * 6 * 3);
        const int Classes = 6;
        const int Rows = 40;
        string[] members =
        [
            "[Input(12, 12, 1)] static partial void First();",
            "[Input(6, 6, 1)] static partial void Second();",
            $"[Input({Boxes}, 4)] static partial void Loc();",
            $"[Input({Boxes}, {Classes})] static partial void Scores();",
            $"[SsdDetector(nameof(Loc), nameof(Scores), nameof(First), nameof(Second), Anchors = new[] {{ 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f, 0.01f }}, BoxesPerCell = new[] {{ 2, 3 }}, MaxDetections = {Rows})] static partial void Y();",
        ];
        ValueRecord[] values = [.. new[] { "First", "Second", "Loc", "Scores" }.Select(name => new ValueRecord(name, ElementType.Int8, 1f / 256, -128))];
        RunnableNetwork network = RunnableNetwork.Compile(
            DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework }, new FileParameters(new ParameterFile([], precision == NetworkPrecision.Int8 ? values : [])));
        Random random = new(1);
        const int Runs = 10;
        Check(network, Runs, counted =>
        {
            for (int run = 0; run < Runs; run++)
            {
                float[] scores = new float[Boxes * Classes];
                int[] boxes = [.. Enumerable.Range(0, Boxes)];
                random.Shuffle(boxes);
                for (int i = 0; i < Rows; i++)
                {
                    scores[(boxes[i] * Classes) + 1 + (i % (Classes - 1))] = random.Next(80, 250) / 256f;
                }

                float[][] floats = [new float[144], new float[36], new float[Boxes * 4], scores];
                counted.Infer([.. floats.Select(array => precision == NetworkPrecision.Int8 ? (Array)array.Select(value => (sbyte)((value * 256) - 128)).ToArray() : array)]);
            }
        }, "detector " + precision);
    }

    /// <summary>A frame of 30 ms at 16 kHz, one of 32 ms at 8 kHz: what docs/sound.md says of them.</summary>
    [Theory]
    [InlineData(16000, 480, 512, 40, NetworkPrecision.Int8, 83_000)]
    [InlineData(16000, 480, 512, 40, NetworkPrecision.Float32, 83_000)]
    [InlineData(8000, 256, 256, 20, NetworkPrecision.Int8, 40_000)]
    public void FramesOfSoundTakeWhatIsPredicted(int rate, int window, int points, int mels, NetworkPrecision precision, int most)
    {
        const int Frames = 10;
        int length = window + ((Frames - 1) * (window / 2));
        string[] members = [$"[Input({length}, 1)] static partial void Sound();", $"[LogMel({mels}, SampleRate = {rate}, Window = {window}, Hop = {window / 2})] static partial void Features();"];
        ValueRecord[] values = precision == NetworkPrecision.Int8 ? [new("Features", ElementType.Int8, 0.1f, 0)] : [];
        RunnableNetwork network = RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, precision) with { Profile = CodeProfile.NanoFramework }, new FileParameters(new ParameterFile([], values)));
        Random random = new(1);
        short[] samples = [.. Enumerable.Range(0, length).Select(i => (short)((8000 * Math.Sin(i * 0.1)) + random.Next(-500, 500)))];
        CountedNetwork frames = new(network);
        frames.Infer(samples);
        Plan plan = network.Compiled.Plan!;
        double each = frames.Entry.InclusiveInstructions / (double)Frames;
        output.WriteLine($"{points} points: {each:N0} instructions and {frames.Macs / Frames:N0} MACs a frame, {plan.Arrays.Sum(array => array.RamBytes):N0} bytes of arrays");
        Assert.InRange(each, most * 0.97, most);
        Check(network, 1, counted => counted.Infer(samples), $"{points} points, {precision}");
    }

    private void CheckVectors(string name, NetworkPrecision precision, CodeForm form)
    {
        VectorCase vectors = VectorCase.Load(name);
        NetworkModel model = DeclaredNetwork.FromMembers(vectors.Members, precision) with { Profile = CodeProfile.NanoFramework, StoredBlock = form == CodeForm.Stored ? 64 : 0 };
        RunnableNetwork network = RunnableNetwork.Compile(model, vectors.Parameters(precision), form);
        var all = vectors.Vectors(precision);
        Check(network, all.Count, counted =>
        {
            foreach (var (inputs, _) in all)
            {
                counted.Infer([.. network.Compiled.Plan!.Graph.Inputs.Select(input => Tensors.FromBytes(inputs[input.Name], input.Type.Element))]);
            }
        }, name + " " + form);
    }

    private void Check(RunnableNetwork network, int runs, Action<CountedNetwork> run, string what)
    {
        Plan plan = network.Compiled.Plan!;
        CountedNetwork counted = new(network);
        run(counted);
        CountedMethod[] layers = [.. counted.Assembly.Methods.Where(method => method.Calls > 0 && !Frame.Contains(Name(method)))];
        HashSet<string> helpers = [.. plan.Nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Helpers).Select(helper => helper.Name)];

        // A layer's cost has the call of its method, which the caller executes.
        CostOfKernel[] costs = [.. plan.Nodes.Where(node => node.Code is not null).Select(node => node.Cost)];
        double executed = layers.Sum(method => method.Counts.Instructions) / (double)runs;
        double predicted = costs.Sum(cost => cost.Executed.Total - 1);
        double bytes = layers.Where(method => !helpers.Contains(Name(method))).Sum(method => method.CodeBytes);
        double predictedBytes = costs.Sum(cost => cost.CodeBytes);
        output.WriteLine($"{what}: {predicted:N0} of {executed:N0} instructions, {predictedBytes:N0} of {bytes:N0} bytes");
        Assert.InRange(predicted / executed, 1 - Network, 1 + Network);
        Assert.InRange(predictedBytes, (bytes * (1 - Network)) - (bytes < Small ? 20 : 0), (bytes * (1 + Network)) + (bytes < Small ? 20 : 0));
    }

    /// <summary>The IL of all methods as the converter of nanoFramework has it: tokens and branches with 2 bytes where IL has 4.</summary>
    [SkippableTheory]
    [InlineData("hello_world_f32")]
    [InlineData("hello_world_int8")]
    [InlineData("micro_speech_int8")]
    [InlineData("kws_int8")]
    [InlineData("kws_f32")]
    [InlineData("ad_int8")]
    [InlineData("ad_int8", 4096)]
    public void AWholeClassTakesWhatIsPredictedOfAPeFile(string name, int storedBlock = 0)
    {
        FoundationModel model = new(name);
        Skip.If(!model.Exists, "../shared/models is absent");
        var imported = model.Import();
        RunnableNetwork network = RunnableNetwork.Compile(
            imported.Model with { Profile = CodeProfile.NanoFramework, StoredBlock = storedBlock }, new FileParameters(imported.Parameters), storedBlock > 0 ? CodeForm.Stored : CodeForm.Auto);
        long deployed = 0;
        using System.Reflection.PortableExecutable.PEReader reader = new(new MemoryStream(network.Image));
        MetadataReader metadata = reader.GetMetadataReader();
        IEnumerable<MethodDefinition> methods = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition);
        foreach (MethodDefinition method in methods.Where(method => metadata.GetString(method.Name) is not ("ReadWeights" or GeneratedAssembly.FillStored)))
        {
            deployed += ConvertedSize.Of(reader.GetMethodBody(method.RelativeVirtualAddress).GetILReader());
        }

        long predicted = network.Compiled.Plan!.DeployedBytes;
        output.WriteLine($"{name}: {predicted:N0} of {deployed:N0} bytes");
        double most = (deployed * 0.01) + (deployed < SmallClass ? 20 : 0);
        Assert.InRange(predicted, deployed - most, deployed + most);
    }

    private static string Name(CountedMethod method) => method.FullName.Split('.', ':')[^1];
}
