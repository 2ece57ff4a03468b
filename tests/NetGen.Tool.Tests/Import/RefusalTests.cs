using NetGen.Tool.Tests.Models;
using static NetGen.Tool.Tests.Import.Importing;

namespace NetGen.Tool.Tests.Import;

/// <summary>What cannot be imported is refused with one clear line.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void Unknown_operator_is_named_with_its_index_and_what_is_supported()
    {
        string problem = Problem(One("FLOOR", [1, 4], [1, 4], 0, []));
        Assert.StartsWith("operator 0 (FLOOR): this operator is not supported", problem);
        Assert.Contains("DEPTHWISE_CONV_2D", problem);
    }

    [Fact]
    public void Hybrid_weights()
    {
        byte[] model = One("FULLY_CONNECTED", [1, 4], [1, 2], 8, [], m => [m.Weights([0.1f], 0, 2, 4)]);
        Assert.Contains("hybrid", Problem(model));
    }

    [Fact]
    public void Unsigned_models()
    {
        TfliteBuilder model = new();
        int input = model.Add(new TfliteBuilder.Tensor(TfliteBuilder.UInt8, [1, 4]) { Scales = [1], Zeros = [0] });
        int output = model.Add(new TfliteBuilder.Tensor(TfliteBuilder.UInt8, [1, 4]) { Scales = [1], Zeros = [0] });
        model.Apply("RELU", [input], [output]);
        Assert.Contains("UInt8", Problem(model.Build([input], [output])));
    }

    [Fact]
    public void Batches()
    {
        Assert.Contains("batch of 4", Problem(One("RELU", [4, 3], [4, 3], 0, [])));
    }

    [Fact]
    public void Open_shapes_except_the_batch()
    {
        byte[] Model(params int[] signature)
        {
            TfliteBuilder model = new();
            int input = model.Add(new TfliteBuilder.Tensor(TfliteBuilder.Float32, [1, 4]) { Signature = signature });
            int output = model.Value(1, 4);
            model.Apply("RELU", [input], [output]);
            return model.Build([input], [output]);
        }

        Assert.Contains("open size on axis 1", Problem(Model(-1, -1)));
        Assert.EndsWith("Relu: Relu", Layers(Model(-1, 4)));
    }

    [Fact]
    public void Pool_that_requantizes()
    {
        TfliteBuilder model = new();
        int input = model.Quantized(0.5f, 0, 1, 4, 4, 1);
        int output = model.Quantized(0.25f, 0, 1, 2, 2, 1);
        model.Apply("AVERAGE_POOL_2D", [input], [output], 5, (0, (byte)1), (1, 2), (2, 2), (3, 2), (4, 2));
        Assert.Contains("they must be equal", Problem(model.Build([input], [output])));
    }

    [Theory]
    [InlineData(2, "RELU_N1_TO_1")]
    [InlineData(4, "TANH")]
    public void Fused_activations(byte code, string name) =>
        Assert.Contains(name, Problem(One("CONV_2D", [1, 4, 4, 1], [1, 4, 4, 1], 1, [(1, 1), (2, 1), (3, code)], m => [m.Ramp(1, 3, 3, 1)])));

    [Fact]
    public void Constant_operands() =>
        Assert.Contains("a constant", Problem(One("ADD", [1, 4], [1, 4], 11, [], m => [m.Ramp(1, 4)])));

    [Fact]
    public void Scales_that_are_not_positive()
    {
        TfliteBuilder model = new();
        int input = model.Quantized(0, 0, 1, 4);
        int output = model.Quantized(1, 0, 1, 4);
        model.Apply("RELU", [input], [output]);
        Assert.Contains("the scale must be positive", Problem(model.Build([input], [output])));
    }

    [Fact]
    public void Softmax_of_another_scale()
    {
        TfliteBuilder model = new();
        int input = model.Quantized(0.1f, 0, 1, 4);
        int output = model.Quantized(0.1f, -128, 1, 4);
        model.Apply("SOFTMAX", [input], [output], 9, (0, 1f));
        Assert.Contains("1/256", Problem(model.Build([input], [output])));
    }

    [Fact]
    public void Weights_that_are_no_numbers() =>
        Assert.Contains("no number", Problem(One("FULLY_CONNECTED", [1, 2], [1, 1], 8, [], m => [m.Floats([1, 2], 1, float.NaN)])));

    [Fact]
    public void Weights_cut_short() =>
        Assert.Contains("demands 12", Problem(One("FULLY_CONNECTED", [1, 3], [1, 1], 8, [], m => [m.Floats([1, 3], 1, 2)])));

    [Fact]
    public void Other_entries() =>
        Assert.Contains("subgraph 1", Problem(SampleModels.KeywordSpotter(new TfliteBuilder { ExtraGraphs = 1, SignatureGraph = 1 })));

    [Fact]
    public void Other_versions() => Assert.Contains("version 2", Problem(SampleModels.KeywordSpotter(new TfliteBuilder { Version = 2 })));

    [Fact]
    public void Files_of_another_kind()
    {
        Assert.Contains("0 bytes", Problem([]));
        Assert.Contains("no TensorFlow Lite model", Problem("this is text, not a model"u8.ToArray()));
    }

    [Fact]
    public void Values_read_before_they_are_computed()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 4);
        int output = model.Value(1, 4);
        int loop = model.Value(1, 4);
        model.Apply("ADD", [input, output], [loop], 11);
        model.Apply("RELU", [loop], [output]);
        Assert.Contains("no operator before it computes", Problem(model.Build([input], [output])));
    }
}
