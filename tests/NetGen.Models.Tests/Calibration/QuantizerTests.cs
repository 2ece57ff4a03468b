using NetGen.Calibration;
using NetGen.Calibration.Comparing;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Models.Tests.Calibration;

/// <summary>Which quantization each value gets, and what is said where a network cannot be quantized.</summary>
public sealed class QuantizerTests
{
    private static readonly RandomParameters Random = new(3);

    [Fact]
    public void ValuesThatComputeHaveALineAndThoseThatMoveHaveNone()
    {
        ParameterFile file = Quantize(
            "[Input(4, 4, 2)] static partial void X();",
            "[Conv2D(4, 3, Activation = Activation.HardSwish)] static partial void Conv();",
            "[MaxPool(2)] static partial void Pool();",
            "[Flatten] static partial void Flat();",
            "[Dense(3)] static partial void Logits();",
            "[Softmax] static partial void Scores();");
        Assert.Equal(["X", "Conv.linear", "Conv", "Logits", "Scores"], file.Values.Select(value => value.Name));
        Assert.Equal((1f / 256, -128), Of(file, "Scores"));
        Assert.Equal(["Conv.weight", "Conv.bias", "Logits.weight", "Logits.bias"], file.Tensors.Select(tensor => tensor.Name));
        Assert.Equal([4, 1, 3, 1], file.Tensors.Select(tensor => tensor.Type.Quantization?.Scales.Count ?? 1));
    }

    [Fact]
    public void SigmoidAndTanhHaveTheirFixedScales()
    {
        ParameterFile file = Quantize(
            "[Input(6)] static partial void X();",
            "[Dense(4, Activation = Activation.Sigmoid)] static partial void S();",
            "[Dense(4, Activation = Activation.Tanh, From = nameof(X))] static partial void T();",
            "[Multiply(nameof(S), nameof(T))] static partial void Y();");
        Assert.Equal((1f / 256, -128), Of(file, "S"));
        Assert.Equal((1f / 128, 0), Of(file, "T"));
        Assert.NotEqual(Of(file, "S.linear"), Of(file, "S"));
    }

    [Fact]
    public void WhatOnlyAReluReadsHasTheQuantizationBehindIt()
    {
        ParameterFile file = Quantize(
            "[Input(4, 4, 2)] static partial void X();",
            "[Conv2D(4, 3)] static partial void Conv();",
            "[MaxPool(2)] static partial void Pool();",
            "[Relu] static partial void Y();");
        Assert.Equal(Of(file, "Y"), Of(file, "Conv"));
        Assert.Equal(-128, Of(file, "Conv").Zero);
    }

    [Fact]
    public void WhatSomethingElseReadsTooKeepsItsOwn()
    {
        ParameterFile file = Quantize(
            "[Input(4, 4, 2)] static partial void X();",
            "[Conv2D(2, 3)] static partial void Conv();",
            "[Relu] static partial void Rectified();",
            "[Add(nameof(Conv), nameof(Rectified))] static partial void Y();");
        Assert.NotEqual(Of(file, "Rectified"), Of(file, "Conv"));
        Assert.NotEqual(-128, Of(file, "Conv").Zero);
    }

    [Fact]
    public void AMeanIsNoMove()
    {
        ParameterFile file = Quantize(
            "[Input(4, 4, 2)] static partial void X();",
            "[Conv2D(4, 3)] static partial void Conv();",
            "[AveragePool(2)] static partial void Mean();",
            "[Relu] static partial void Y();");
        Assert.NotEqual(-128, Of(file, "Conv").Zero);
    }

    [Fact]
    public void WhatOnlyAConcatReadsHasItsQuantization()
    {
        ParameterFile file = Quantize(
            "[Input(4, 4, 2)] static partial void X();",
            "[Conv2D(4, 3)] static partial void A();",
            "[Conv2D(4, 1, From = nameof(X))] static partial void B();",
            "[MaxPool(3, Stride = 1, Padding = Padding.Same)] static partial void Pool();",
            "[Conv2D(4, 1, From = nameof(X), Activation = Activation.Sigmoid)] static partial void Gate();",
            "[Concat(nameof(A), nameof(Pool), nameof(Gate))] static partial void Y();");
        Assert.Equal(Of(file, "Y"), Of(file, "A"));
        Assert.Equal(Of(file, "Y"), Of(file, "B"));
        Assert.Equal((1f / 256, -128), Of(file, "Gate"));
    }

    [Fact]
    public void APadsFillIsAmongTheNumbersOfItsInput()
    {
        ParameterFile file = Quantize(
            "[Input(3, 3, 2)] static partial void X();",
            "[Conv2D(2, 1, Activation = Activation.Relu)] static partial void Conv();",
            "[Pad(1, 1, 1, 1, Value = -8)] static partial void Y();");
        (float scale, int zero) = Of(file, "Conv");
        Assert.True(scale * (-128 - zero) <= -8 + (scale / 2), $"{scale} {zero}");
    }

    [Fact]
    public void GivenQuantizationsGoBeforeRanges()
    {
        QuantizationOptions options = new() { Given = new Dictionary<string, Quantization> { ["X"] = new(1f / 32, 0), ["Y"] = new(0.5f, 3) } };
        ParameterFile file = Quantizer.Quantize(Model("[Input(6)] static partial void X();", "[Dense(4)] static partial void Y();"), Random, Samples(6), options);
        Assert.Equal((1f / 32, 0), Of(file, "X"));
        Assert.Equal((0.5f, 3), Of(file, "Y"));
    }

    [Fact]
    public void PercentilesClipWhatInputsDoNot()
    {
        NetworkModel model = Model("[Input(200)] static partial void X();", "[HardSwish] static partial void Y();");
        float[] sample = [.. Enumerable.Range(0, 200).Select(i => i == 7 ? 1000f : i % 10)];
        ParameterFile file = Quantizer.Quantize(model, Random, CalibrationSet.Of([sample]), new QuantizationOptions { Ranges = RangeMethod.Percentile, Percentile = 99 });
        Assert.Equal((1000f / 255, -128), Of(file, "X"));
        Assert.Equal((9f / 255, -128), Of(file, "Y"));
    }

    [Fact]
    public void OneScaleForATensorLosesItsSmallChannels()
    {
        NetworkModel model = Model("[Input(5, 5, 4)] static partial void X();", "[DepthwiseConv2D(3)] static partial void Y();");
        float[] weights = [.. Enumerable.Range(0, 36).Select(i => (float)(Math.Sin(i + 1) * Math.Pow(10, i % 4)))];
        FileParameters floats = new(new ParameterFile([Tensor("Y.weight", weights, 3, 3, 4), Tensor("Y.bias", new float[4], 4)], []));
        TensorRecord channels = Quantizer.Quantize(model, floats, Samples(100)).Tensors[0];
        TensorRecord whole = Quantizer.Quantize(model, floats, Samples(100), new QuantizationOptions { PerChannel = false }).Tensors[0];
        Assert.Equal((4, 2, 1), (channels.Type.Quantization!.Scales.Count, channels.Type.Quantization.Axis, whole.Type.Quantization!.Scales.Count));
        Assert.Equal(127, channels.Decode().Integers.Where((_, i) => i % 4 == 0).Max(Math.Abs));
        Assert.Equal(0, whole.Decode().Integers.Where((_, i) => i % 4 == 0).Max(Math.Abs));
    }

    [Fact]
    public void TheComparisonNamesEveryValueOnce()
    {
        NetworkModel model = Model(
            "[Input(4, 4, 2)] static partial void X();",
            "[Conv2D(4, 3)] static partial void Conv();",
            "[Relu] static partial void Rectified();",
            "[Dense(3, Activation = Activation.Swish)] static partial void Y();");
        ParameterFile file = Quantizer.Quantize(model, Random, Samples(32));
        Accuracy accuracy = Quantizer.Compare(model, Random, file, Samples(32));
        Assert.Equal(["X", "Rectified", "Y.linear", "Y"], accuracy.Values.Select(value => value.Name));
        Assert.Equal([false, false, false, true], accuracy.Values.Select(value => value.IsOutput));
        Assert.All(accuracy.Values, value => Assert.InRange(value.Decibels, 30, 100));
        Assert.All(accuracy.Values, value => Assert.InRange(value.MeanError, 0, value.LargestError));
        Assert.Equal(4, accuracy.Samples);
        Assert.NotNull(accuracy.Agreement);
    }

    [Theory]
    [InlineData(0, "the calibration set is empty")]
    [InlineData(5, "sample 0 of X has 5 values; the input is 6, 6 values")]
    public void SamplesMustFit(int size, string message) =>
        Refuses(message, () => Quantizer.Quantize(Dense(), Random, CalibrationSet.Of(size == 0 ? [] : [new float[size]])));

    [Theory]
    [InlineData(float.NaN, "sample 1 of X has NaN at index 2")]
    [InlineData(float.NegativeInfinity, "sample 1 of X has infinity at index 2")]
    public void SamplesMustBeNumbers(float value, string message) =>
        Refuses(message, () => Quantizer.Quantize(Dense(), Random, CalibrationSet.Of([new float[6], [0, 0, value, 0, 0, 0]])));

    [Fact]
    public void EveryInputMustHaveItsSamples()
    {
        NetworkModel model = Model("[Input(6)] static partial void A();", "[Input(6)] static partial void B();", "[Add(nameof(A), nameof(B))] static partial void Y();");
        float[][] two = [new float[6], new float[6]];
        Refuses("the network's inputs are A (6), B (6)", () => Quantizer.Quantize(model, Random, CalibrationSet.Of(two)));
        Refuses("the calibration set has A, C; the network's inputs are A (6), B (6)", () => Quantizer.Quantize(model, Random, CalibrationSet.Of(new Dictionary<string, float[][]> { ["A"] = two, ["C"] = two })));
        Refuses("2 of A, 1 of B; it must have as many samples of each", () => CalibrationSet.Of(new Dictionary<string, float[][]> { ["A"] = two, ["B"] = [two[0]] }));
    }

    [Fact]
    public void ValuesMustBeFinite()
    {
        ParameterFile floats = new([Tensor("Y.weight", [.. Enumerable.Repeat(3e38f, 24)], 4, 6), Tensor("Y.bias", new float[4], 4)], []);
        Refuses("Y is not finite for sample 0", () => Quantizer.Quantize(Dense(), new FileParameters(floats), CalibrationSet.Of([[9, 9, 9, 9, 9, 9]])));
    }

    [Fact]
    public void ParametersMustBeThereAndFloat()
    {
        ParameterFile quantized = Quantizer.Quantize(Dense(), Random, Samples(6));
        Refuses("the parameters are quantized already", () => Quantizer.Quantize(Dense(), new FileParameters(quantized), Samples(6)));
        Refuses("the tensor Y.weight (float32 4x6) is missing", () => Quantizer.Quantize(Dense(), new FileParameters(new ParameterFile([], [])), Samples(6)));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100.5)]
    [InlineData(double.NaN)]
    public void ThePercentileMustBeOne(double percentile) =>
        Refuses("it must be above 50 and at most 100", () => Quantizer.Quantize(Dense(), Random, Samples(6), new QuantizationOptions { Ranges = RangeMethod.Percentile, Percentile = percentile }));

    [Theory]
    [InlineData("Z", "a quantization is given for Z; the network's values are X, Y")]
    [InlineData("Y", "a quantization is given for Y, whose scale is not free")]
    public void GivenQuantizationsMustBeOfFreeValues(string name, string message) =>
        Refuses(message, () => Quantizer.Quantize(
            Model("[Input(6)] static partial void X();", "[Softmax] static partial void Y();"),
            Random,
            Samples(6),
            new QuantizationOptions { Given = new Dictionary<string, Quantization> { [name] = new(0.5f, 0) } }));

    private static void Refuses(string message, Action action) => Assert.Contains(message, Assert.Throws<QuantizationException>(action).Message);

    private static ParameterFile Quantize(params string[] members)
    {
        NetworkModel model = Model(members);
        int size = (int)NetGen.Generator.Compiler.Analyze(model).Declared!.Inputs[0].Shape.Count;
        ParameterFile file = Quantizer.Quantize(model, Random, Samples(size));
        RunnableNetwork.Compile(model with { Precision = NetworkPrecision.Int8 }, new FileParameters(file));
        return file;
    }

    private static NetworkModel Dense() => Model("[Input(6)] static partial void X();", "[Dense(4)] static partial void Y();");

    private static NetworkModel Model(params string[] members) => DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32);

    private static CalibrationSet Samples(int size)
    {
        System.Random random = new(size);
        return CalibrationSet.Of(Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, size).Select(_ => (float)((4 * random.NextDouble()) - 2)).ToArray()));
    }

    private static (float Scale, int Zero) Of(ParameterFile file, string name)
    {
        ValueRecord value = file.Values.Single(value => value.Name == name);
        return (value.Scale, value.ZeroPoint);
    }

    private static TensorRecord Tensor(string name, float[] values, params int[] shape) =>
        new(name, new TensorType(ElementType.Float32, new TensorShape(shape)), Packing.FromFloats(values));
}
