using NetGen.Tool.Tests.Models;
using static NetGen.Tool.Tests.Import.Importing;

namespace NetGen.Tool.Tests.Import;

/// <summary>What each operator becomes.</summary>
public sealed class OperatorImportTests
{
    [Fact]
    public void Quantized_network_becomes_blocks()
    {
        Assert.Equal(
            """
            Input: Input(8, 6, 1)
            Stem: Conv2D(4, 3, 2, Stride = 2, Activation = Activation.Relu)
            Block: DepthwiseSeparableConv2D(8, 3, Activation = Activation.Relu)
            Pool: AveragePool(4, 3)
            Logits: Dense(3)
            Scores: Softmax
            """,
            Layers(SampleModels.KeywordSpotter()));
    }

    [Fact]
    public void Residual_network_names_its_inputs_and_outputs()
    {
        Assert.Equal(
            """
            Input: Input(6, 6, 2)
            Conv: Conv2D(2, 3, Activation = Activation.Relu6)
            Add: Add(nameof(Conv), nameof(Input), Activation = Activation.Relu)
            Pool1: MaxPool(2)
            HardSwish: HardSwish
            Concat: Concat(nameof(Pool1), nameof(HardSwish)), Output
            Pool2: GlobalAveragePool(From = nameof(Pool1))
            Flatten: Flatten, Output
            """,
            Layers(SampleModels.Residual()));
    }

    [Fact]
    public void Convolution_keeps_dilation_groups_padding_and_a_missing_bias()
    {
        byte[] model = One("CONV_2D", [1, 9, 9, 4], [1, 5, 7, 6], 1, [(0, (byte)1), (1, 1), (2, 1), (4, 1), (5, 2)], m => [m.Ramp(6, 3, 3, 2)]);
        Assert.EndsWith("Conv: Conv2D(6, 3, DilationHeight = 2, DilationWidth = 1, Padding = Padding.Valid, Groups = 2, Bias = false)", Layers(model));
    }

    [Fact]
    public void Depthwise_convolution_finds_its_multiplier()
    {
        byte[] model = One("DEPTHWISE_CONV_2D", [1, 6, 6, 1], [1, 6, 6, 8], 2, [(1, 1), (2, 1), (3, 8)], m => [m.Ramp(1, 3, 5, 8), m.Ramp(8)]);
        Assert.EndsWith("Depthwise: DepthwiseConv2D(3, 5, Multiplier = 8)", Layers(model));
        Assert.Equal("float32 3x5x8", Read(model).Tensor("Depthwise.weight").Type.ToString());
    }

    [Fact]
    public void Linear_depthwise_part_is_said()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 4, 4, 2);
        int middle = model.Value(1, 4, 4, 2);
        int output = model.Value(1, 4, 4, 3);
        model.Apply("DEPTHWISE_CONV_2D", [input, model.Ramp(1, 3, 3, 2), model.Ramp(2)], [middle], 2, (1, 1), (2, 1), (3, 1));
        model.Apply("CONV_2D", [middle, model.Ramp(3, 1, 1, 2), model.Ramp(3)], [output], 1, (1, 1), (2, 1), (3, (byte)1));
        Assert.EndsWith("Block: DepthwiseSeparableConv2D(3, 3, Activation = Activation.Relu, LinearMiddle = true)", Layers(model.Build([input], [output])));
    }

    [Fact]
    public void Depthwise_part_that_others_read_stays_by_itself()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 4, 4, 2);
        int middle = model.Value(1, 4, 4, 2);
        int output = model.Value(1, 4, 4, 2);
        int sum = model.Value(1, 4, 4, 2);
        model.Apply("DEPTHWISE_CONV_2D", [input, model.Ramp(1, 3, 3, 2), model.Ramp(2)], [middle], 2, (1, 1), (2, 1), (3, 1));
        model.Apply("CONV_2D", [middle, model.Ramp(2, 1, 1, 2), model.Ramp(2)], [output], 1, (1, 1), (2, 1));
        model.Apply("ADD", [output, middle], [sum], 11);
        Assert.Equal("Input: Input(4, 4, 2)\nDepthwise: DepthwiseConv2D(3)\nPointwise: PointwiseConv2D(2)\nAdd: Add(nameof(Pointwise), nameof(Depthwise))", Layers(model.Build([input], [sum])));
    }

    [Fact]
    public void Padding_that_equals_no_mode_is_written_out()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 8, 8, 1);
        int padded = model.Value(1, 9, 9, 1);
        int output = model.Value(1, 4, 4, 1);
        model.Apply("PAD", [input, model.Integers([4, 2], 0, 0, 1, 0, 1, 0, 0, 0)], [padded], 22);
        model.Apply("CONV_2D", [padded, model.Ramp(1, 3, 3, 1), model.Ramp(1)], [output], 1, (0, (byte)1), (1, 2), (2, 2));
        Assert.EndsWith("Conv: Conv2D(1, 3, Stride = 2, Pads = new[] { 1, 1, 0, 0 })", Layers(model.Build([input], [output])));
    }

    [Fact]
    public void Symmetric_padding_is_named()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 8, 8, 1);
        int padded = model.Value(1, 10, 10, 1);
        int output = model.Value(1, 4, 4, 1);
        model.Apply("PAD", [input, model.Integers([4, 2], 0, 0, 1, 1, 1, 1, 0, 0)], [padded], 22);
        model.Apply("CONV_2D", [padded, model.Ramp(1, 3, 3, 1), model.Ramp(1)], [output], 1, (0, (byte)1), (1, 2), (2, 2));
        Assert.EndsWith("Conv: Conv2D(1, 3, Stride = 2, Padding = Padding.Symmetric)", Layers(model.Build([input], [output])));
    }

    [Theory]
    [InlineData("RELU", "Relu: Relu")]
    [InlineData("RELU6", "Relu6: Relu6")]
    [InlineData("LOGISTIC", "Sigmoid: Sigmoid")]
    [InlineData("TANH", "Tanh: Tanh")]
    [InlineData("HARD_SWISH", "HardSwish: HardSwish")]
    public void Activation_functions(string name, string layer) => Assert.EndsWith(layer, Layers(One(name, [1, 4, 2], [1, 4, 2], 0, [])));

    [Fact]
    public void Leaky_relu_keeps_its_slope() =>
        Assert.EndsWith("LeakyRelu: LeakyRelu(0.3f)", Layers(One("LEAKY_RELU", [1, 4], [1, 4], 75, [(0, 0.3f)])));

    [Fact]
    public void PRelu_has_a_slope_for_each_channel()
    {
        byte[] model = One("PRELU", [1, 4, 4, 3], [1, 4, 4, 3], 0, [], m => [m.Ramp(1, 1, 3)]);
        Assert.Equal("float32 3", Read(model).Tensor("PRelu.alpha").Type.ToString());
    }

    [Fact]
    public void Exact_gelu_only()
    {
        Assert.EndsWith("Gelu: Gelu", Layers(One("GELU", [1, 4], [1, 4], 116, [(0, false)])));
        Assert.Contains("approximate", Problem(One("GELU", [1, 4], [1, 4], 116, [(0, true)])));
    }

    [Fact]
    public void Split_parts_are_named_by_number()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 4, 4, 6);
        int left = model.Value(1, 4, 4, 3);
        int right = model.Value(1, 4, 4, 3);
        int product = model.Value(1, 4, 4, 3);
        model.Apply("SPLIT", [model.Integers([], 3), input], [left, right], 35, (0, 2));
        model.Apply("MUL", [right, left], [product], 21);
        Assert.EndsWith("Split: Split(2)\nMultiply: Multiply(nameof(Split) + \".1\", nameof(Split) + \".0\")", Layers(model.Build([input], [product])));
    }

    [Fact]
    public void Slices_lose_the_batch()
    {
        byte[] slice = One("SLICE", [1, 6, 4], [1, 2, 4], 48, [], m => [m.Integers([3], 0, 1, 0), m.Integers([3], 1, 2, -1)]);
        Assert.EndsWith("Slice: Slice(new[] { 1, 0 }, new[] { 2, 4 })", Layers(slice));
        byte[] strided = One("STRIDED_SLICE", [1, 6, 4], [1, 3, 4], 32, [(0, 5), (1, 5)], m => [m.Integers([3], 0, 1, 0), m.Integers([3], 0, 0, 0), m.Integers([3], 1, 2, 1)]);
        Assert.Contains("Size asks for 0", Problem(strided));
        strided = One("STRIDED_SLICE", [1, 6, 4], [1, 3, 4], 32, [(0, 5), (1, 7)], m => [m.Integers([3], 0, 1, 0), m.Integers([3], 0, 0, 0), m.Integers([3], 1, 2, 1)]);
        Assert.EndsWith("Slice: Slice(new[] { 1, 0 }, new[] { 3, 4 }, Strides = new[] { 2, 1 })", Layers(strided));
        byte[] last = One("STRIDED_SLICE", [1, 6, 4], [1, 4], 32, [(0, 5), (1, 5), (4, 2)], m => [m.Integers([3], 0, -1, 0), m.Integers([3], 0, 0, 0), m.Integers([3], 1, 1, 1)]);
        Assert.EndsWith("Slice: Slice(new[] { 5, 0 }, new[] { 1, 4 })\nFlatten: Flatten", Layers(last));
    }

    [Fact]
    public void Transposes_permute_what_is_not_batch()
    {
        Assert.EndsWith("Transpose: Transpose(1, 0, 2)", Layers(One("TRANSPOSE", [1, 6, 4, 2], [1, 4, 6, 2], 26, [], m => [m.Integers([4], 0, 2, 1, 3)])));
        Assert.EndsWith("Reshape: Reshape(6, 1, 4)", Layers(One("TRANSPOSE", [1, 6, 4], [6, 1, 4], 26, [], m => [m.Integers([3], 1, 0, 2)])));
    }

    [Fact]
    public void Resizes_and_their_modes()
    {
        Assert.EndsWith("Resize: Resize(8, 6)", Layers(One("RESIZE_NEAREST_NEIGHBOR", [1, 4, 3, 2], [1, 8, 6, 2], 74, [], m => [m.Integers([2], 8, 6)])));
        Assert.EndsWith(
            "Resize: Resize(8, 6, Method = ResizeMethod.Bilinear, HalfPixelCenters = true)",
            Layers(One("RESIZE_BILINEAR", [1, 4, 3, 2], [1, 8, 6, 2], 15, [(3, true)], m => [m.Integers([2], 8, 6)])));
    }

    [Theory]
    [InlineData(0, 8, 8, "TransposedConv2D(2, 3, Stride = 2)")]
    [InlineData(1, 9, 9, "TransposedConv2D(2, 3, Stride = 2, Padding = Padding.Valid)")]
    [InlineData(0, 7, 7, "TransposedConv2D(2, 3, Stride = 2, Pads = new[] { 1, 1, 1, 1 })")]
    public void Transposed_convolutions_find_their_padding(byte padding, int height, int width, string attribute)
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 4, 4, 3);
        int output = model.Value(1, height, width, 2);
        model.Apply("TRANSPOSE_CONV", [model.Integers([4], 1, height, width, 2), model.Ramp(2, 3, 3, 3), input, model.Ramp(2)], [output], 49, (0, padding), (1, 2), (2, 2));
        Assert.EndsWith("Upsample: " + attribute, Layers(model.Build([input], [output])));
    }

    [Fact]
    public void Dense_rows_are_a_pointwise_convolution()
    {
        byte[] model = One("FULLY_CONNECTED", [1, 5, 3], [1, 5, 4], 8, [(2, true)], m => [m.Ramp(4, 3), m.Ramp(4)]);
        Assert.EndsWith("Pointwise: PointwiseConv2D(4)", Layers(model));
        Assert.Equal("float32 4x1x1x3", Read(model).Tensor("Pointwise.weight").Type.ToString());
    }

    [Fact]
    public void Dense_that_keeps_its_axes_is_reshaped() =>
        Assert.EndsWith("Dense: Dense(4)\nReshape: Reshape(1, 1, 4)", Layers(One("FULLY_CONNECTED", [1, 1, 1, 3], [1, 1, 1, 4], 8, [(2, true)], m => [m.Ramp(4, 3), m.Ramp(4)])));

    [Fact]
    public void Mean_of_a_sequence() =>
        Assert.EndsWith("Pool: GlobalAveragePool\nFlatten: Flatten", Layers(One("MEAN", [1, 5, 3], [1, 3], 27, [], m => [m.Integers([1], -2)])));

    [Fact]
    public void Index_of_the_largest_value()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 5);
        int output = model.Add(new TfliteBuilder.Tensor(TfliteBuilder.Int32, [1]));
        model.Apply("ARG_MAX", [input, model.Integers([], 1)], [output], 40, (0, TfliteBuilder.Int32));
        Assert.EndsWith("ArgMax: ArgMax", Layers(model.Build([input], [output])));
    }

    [Fact]
    public void Squeezed_sequences_keep_reshapes_that_matter()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 8, 2);
        int map = model.Value(1, 1, 8, 2);
        int convolved = model.Value(1, 1, 8, 4);
        int output = model.Value(1, 8, 4);
        model.Apply("EXPAND_DIMS", [input, model.Integers([], 1)], [map], 52);
        model.Apply("CONV_2D", [map, model.Ramp(4, 1, 3, 2), model.Ramp(4)], [convolved], 1, (1, 1), (2, 1));
        model.Apply("SQUEEZE", [convolved], [output], 30);
        Assert.Equal("Input: Input(8, 2)\nReshape1: Reshape(1, 8, 2)\nConv: Conv2D(4, 1, 3)\nReshape2: Reshape(8, 4)", Layers(model.Build([input], [output])));
    }

    [Fact]
    public void Outputs_in_another_order_are_put_in_order_by_views()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 4);
        int first = model.Value(1, 4);
        int second = model.Value(1, 4);
        model.Apply("RELU", [input], [first]);
        model.Apply("TANH", [input], [second]);
        Assert.Equal(
            "Input: Input(4)\nRelu: Relu\nTanh: Tanh(From = nameof(Input))\nFlatten1: Flatten, Output\nFlatten2: Flatten(From = nameof(Relu)), Output",
            Layers(model.Build([input], [second, first])));
    }

    [Fact]
    public void Operators_that_no_output_needs_are_left_out()
    {
        TfliteBuilder model = new();
        int input = model.Value(1, 4);
        int used = model.Value(1, 4);
        int unused = model.Value(1, 4);
        model.Apply("RELU", [input], [used]);
        model.Apply("LOG", [input], [unused]);
        Assert.Equal("Input: Input(4)\nRelu: Relu", Layers(model.Build([input], [used])));
    }
}
