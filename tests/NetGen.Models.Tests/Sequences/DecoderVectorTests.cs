using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Calibration.Running;
using NetGen.Generator;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Sequences;

/// <summary>
/// Decoders in every form: symbols and rows equal to the integers of docs/decoding.md and docs/recurrent.md, those of floats within 1e-5 of PyTorch's in float64. Nothing is allocated, and
/// nothing is left of the call before.
/// </summary>
public sealed class DecoderVectorTests(RunSummary summary) : IClassFixture<RunSummary>
{
    public static TheoryData<string, NetworkPrecision, CodeForm> Cases()
    {
        TheoryData<string, NetworkPrecision, CodeForm> cases = [];
        foreach (string name in DecoderCase.Names())
        {
            foreach (NetworkPrecision precision in new[] { NetworkPrecision.Float32, NetworkPrecision.Int8 })
            {
                foreach (CodeForm form in VectorTests.Forms(precision).Where(form => form != CodeForm.Stored))
                {
                    cases.Add(name, precision, form);
                }
            }
        }

        return cases;
    }

    public static TheoryData<string> Names() => [.. DecoderCase.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Matches(string name, NetworkPrecision precision, CodeForm form)
    {
        DecoderCase given = DecoderCase.Load(name);
        CodeProfile profile = form is CodeForm.Loop or CodeForm.Constants or CodeForm.Vector ? CodeProfile.DotNet : CodeProfile.NanoFramework;
        RunnableNetwork network = RunnableNetwork.Compile(given.Model(precision) with { Profile = profile }, new FileParameters(given.Parameters(precision)), form);
        Assert.Empty(form == CodeForm.Vector ? [] : NanoFrameworkRules.Violations(network.Image));
        NetworkGraph graph = network.Compiled.Plan!.Graph;
        int vectors = 0;
        foreach (var (input, outputs) in given.Vectors(precision))
        {
            Array x = Tensors.FromBytes(input, graph.Inputs[0].Type.Element);
            Assert.Equal(0, network.AllocatedBytes(x));
            Array[] actual = network.Infer(x);
            Assert.Equal(outputs.Count, actual.Length);
            for (int i = 0; i < actual.Length; i++)
            {
                Array expected = Tensors.FromBytes(outputs[graph.OutputNames[i]], graph.Outputs[i].Type.Element);
                if (expected is float[] floats)
                {
                    Assert.InRange(Tensors.RelativeError((float[])actual[i], floats), 0, 1e-5);
                }
                else
                {
                    Assert.Equal(expected, actual[i]);
                }
            }

            vectors++;
        }

        Assert.Equal(3, vectors);
        summary.Add($"decoder vectors, {precision}, {form}", name, vectors);
    }

    /// <summary>With every value kept, for calibration, the outputs are the same.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void KeepingEveryValueChangesNothing(string name)
    {
        DecoderCase given = DecoderCase.Load(name);
        ObservedNetwork network = ObservedNetwork.Compile(given.Model(NetworkPrecision.Int8), NetworkPrecision.Int8, new FileParameters(given.Parameters(NetworkPrecision.Int8)));
        foreach (var (input, outputs) in given.Vectors(NetworkPrecision.Int8))
        {
            network.Run([Tensors.FromBytes(input, ElementType.Int8)]);
            for (int i = 0; i < network.Graph.Outputs.Count; i++)
            {
                Value output = network.Graph.Outputs[i];
                Assert.Equal(Tensors.FromBytes(outputs[network.Graph.OutputNames[i]], output.Type.Element), output.Type.Element switch
                {
                    ElementType.Int32 => network.Read<int>(output).ToArray(),
                    ElementType.Int16 => network.Read<short>(output).ToArray(),
                    _ => (Array)network.Read<sbyte>(output).ToArray(),
                });
            }
        }
    }

    /// <summary>
    /// Calibration sees the values of all steps, and what states begin with: the int8 network that it makes compiles without a word, and is near the float one. States and what they become
    /// have one quantization, so that the file has a line for each layer of the step and none for a state.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void CalibrationSeesAllSteps(string name)
    {
        DecoderCase given = DecoderCase.Load(name);
        NetworkModel model = given.Model(NetworkPrecision.Float32);
        ObservedNetwork real = ObservedNetwork.Compile(model, NetworkPrecision.Float32, new FileParameters(given.Parameters(NetworkPrecision.Float32)));
        CalibrationSet inputs = CalibrationSet.Of(given.Vectors(NetworkPrecision.Float32).Select(vector => (float[])Tensors.FromBytes(vector.Input, ElementType.Float32)));
        ParameterFile file = Quantizer.Quantize(real, inputs);

        // Python's file has the lines of the same values, some of them with ranges chosen otherwise; those of fixed scales are left out there.
        string[] wanted = [.. given.Parameters(NetworkPrecision.Int8).Values.Select(value => value.Name)];
        Assert.Empty(wanted.Except(file.Values.Select(value => value.Name)));
        Assert.Empty(ObservedNetwork.Compile(model, NetworkPrecision.Int8, new FileParameters(file)).Warnings);
        Accuracy accuracy = Quantizer.Compare(real, file, inputs);
        Assert.All(accuracy.Values.Where(value => !value.Name.StartsWith("Y.", StringComparison.Ordinal)), value => Assert.InRange(value.Decibels, 30, double.PositiveInfinity));
        if (accuracy.Agreement == 1)
        {
            Assert.All(accuracy.Values.Where(value => value.Name.StartsWith("Y.", StringComparison.Ordinal)), value => Assert.InRange(value.Decibels, 22, double.PositiveInfinity));
        }

        Assert.True(accuracy.Agreement >= 2.0 / 3, FormattableString.Invariant($"{accuracy.Agreement}"));
    }

    /// <summary>A wrong line, or none, is one error that says what is wanted.</summary>
    [Theory]
    [InlineData("decoder_gru_additive", "Y.Context.energies", 0f, 0, FindingIds.MissingQuantization, "the line 'value Y.Context.energies int8 scale S zero Z' is missing")]
    [InlineData("decoder_gru_additive", "Y.After", 0.5f, 0, FindingIds.BadQuantization, "the value Y.After has scale 0.5 and zero point 0; the output of Gru 5 has scale 0.0078125")]
    [InlineData("decoder_gru_additive", "Y.Scores", 0.5f, 300, FindingIds.BadQuantization, "the value Y.Scores is int8 with zero point 300; it must be int8 with a zero point from -128 to 127")]
    [InlineData("decoder_lstm_additive", "Y.After.cell", 0.3f, 0, FindingIds.BadQuantization, "the value Y.After.cell is int16 with scale 0.3 and zero point 0; it must be int16 with zero point 0, and its scale a power of two")]
    [InlineData("decoder_lstm_additive", "Encoder.cell", 0.5f, 0, FindingIds.BadQuantization, "Y.Cell begins with Encoder.2, whose scale is 0.5; the value Y.Cell has scale")]
    public void WrongLinesAreOneError(string name, string value, float scale, int zero, string id, string says)
    {
        DecoderCase given = DecoderCase.Load(name);
        ParameterFile file = given.Parameters(NetworkPrecision.Int8);
        ElementType element = value.EndsWith("cell", StringComparison.Ordinal) ? ElementType.Int16 : ElementType.Int8;
        IEnumerable<ValueRecord> values = file.Values.Where(line => line.Name != value).Concat(scale == 0 ? [] : [new ValueRecord(value, element, scale, zero)]);
        CompiledNetwork compiled = Compiler.Compile(given.Model(NetworkPrecision.Int8), new FileParameters(file with { Values = values.ToEquatableArray() }), CompileOptions.Default);
        Finding finding = Assert.Single(compiled.Findings);
        Assert.Null(compiled.Plan);
        Assert.Equal(id, finding.Id);
        Assert.Contains(says, finding.Arguments[1], StringComparison.Ordinal);
    }

    /// <summary>States that do nothing but change places are nobody's output: they have a line of their own, which holds both.</summary>
    [Fact]
    public void StatesThatChangePlacesHaveALineOfTheirOwn()
    {
        NetworkModel model = DeclaredNetwork.Read("""
            using NetGen;
            namespace Demo
            {
                [Network] public static partial class Net
                {
                    [Input(3)] static partial void First();
                    [Input(3)] static partial void Second();
                    [Writer(Steps = 4, From = nameof(First), State = new[] { nameof(First), nameof(Second) })] static partial void Written();
                }

                public sealed partial class WriterAttribute : DecoderAttribute
                {
                    [PreviousSymbol(nameof(Sum), Start = 2)] static partial void Symbol();
                    [PreviousState(nameof(B))] static partial void A();
                    [PreviousState(nameof(A))] static partial void B();
                    [Embedding(3, 3, From = nameof(Symbol))] static partial void Word();
                    [Output, Add(nameof(Word), nameof(A))] static partial void Sum();
                }
            }
            """).Model;
        ParameterFile floats = new(new[] { new TensorRecord("Written.Word.weight", new TensorType(ElementType.Float32, new TensorShape(3, 3)), Packing.FromFloats([0f, 0, 9, 9, 0, 0, 0, 9, 0])) }.ToEquatableArray(), []);
        CalibrationSet inputs = CalibrationSet.Of(new Dictionary<string, float[][]> { ["First"] = [[1, 2, 3]], ["Second"] = [[30, -20, 10]] });
        ParameterFile file = Quantizer.Quantize(model, new FileParameters(floats), inputs);
        ValueRecord line = file.Values.Single(value => value.Name == "Written.A");
        Assert.Equal(50f / 255, line.Scale);
        Accuracy accuracy = Quantizer.Compare(model, new FileParameters(floats), file, inputs);
        Assert.Equal(1, accuracy.Agreement);
        Assert.InRange(accuracy.Values.Single(value => value.Name == "Written.Sum").Decibels, 35, double.PositiveInfinity);
        ParameterFile without = file with { Values = file.Values.Where(value => value != line).ToEquatableArray() };
        Finding missing = Assert.Single(Compiler.Compile(model with { Precision = NetworkPrecision.Int8 }, new FileParameters(without), CompileOptions.Default).Findings);
        Assert.Equal(FindingIds.MissingQuantization, missing.Id);
        Assert.Contains("value Written.A int8 scale S zero Z", missing.Arguments[1], StringComparison.Ordinal);
    }
}
