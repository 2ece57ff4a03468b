using NetGen.Arrays;
using NetGen.Arrays.Binding;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Which arrays a layer gets, and what is said where that is not certain.</summary>
public sealed class BindingTests
{
    private const string Input = "[Input(8, 8, 4)] static partial void Image();";

    /// <summary>Two convolutions with normalization, one behind the other, and a dense layer.</summary>
    private static readonly string[] Chain =
    [
        Input,
        "[Conv2D(8, 3, Bias = false, BatchNorm = true)] static partial void Stem();",
        "[Conv2D(8, 3, Bias = false, BatchNorm = true)] static partial void Body();",
        "[GlobalAveragePool] static partial void Pool();",
        "[Dense(8)] static partial void Logits();",
    ];

    /// <summary>Two equal convolutions side by side.</summary>
    private static readonly string[] Fork =
    [
        Input,
        "[Conv2D(8, 3)] static partial void Left();",
        "[Conv2D(8, 3, From = \"Image\")] static partial void Right();",
        "[Add(\"Left\", \"Right\")] static partial void Sum();",
    ];

    private static readonly NamedArray[] ForkArrays = [Bound.Ramp("b.weight", 8, 4, 3, 3), Bound.Ramp("b.bias", 8), Bound.Ramp("a.weight", 8, 4, 3, 3), Bound.Ramp("a.bias", 8)];

    private static NamedArray[] TorchChain { get; } =
    [
        Bound.Ramp("features.0.weight", 8, 4, 3, 3), .. Bound.TorchNorm("features.1", 8), Bound.Ramp("features.9.weight", 8, 8, 3, 3), .. Bound.TorchNorm("features.10", 8),
        Bound.Ramp("classifier.1.weight", 8, 8), Bound.Ramp("classifier.1.bias", 8),
    ];

    [Fact]
    public void In_the_order_of_a_state_dict()
    {
        Assert.Equal(["Stem = features.0, features.1", "Body = features.9, features.10", "Logits = classifier.1"], Bound.Layers(Chain, Bound.Npz(TorchChain)));
        string[] report = [.. Bound.To(Chain, Bound.Npz(TorchChain)).Report()];
        Assert.Equal("axes in the order of PyTorch: the file has 'running_mean'", report[0]);
        Assert.Equal("2 normalizations with Epsilon = 0.001, as declared; PyTorch's own is 1E-05: declare Epsilon = 1e-5f unless the training code says otherwise", report[^1]);
    }

    /// <summary>classifier comes before features, and features.10 before features.9: the numbers say how it was.</summary>
    [Fact]
    public void In_the_order_of_the_numbers_where_a_file_is_sorted() =>
        Assert.Equal(["Stem = features.0, features.1", "Body = features.9, features.10", "Logits = classifier.1"], Bound.Layers(Chain, Bound.Safetensors(TorchChain)));

    [Fact]
    public void Normalizations_that_a_file_lists_behind_all_convolutions()
    {
        NamedArray[] arrays =
        [
            Bound.Ramp("conv1.weight", 8, 4, 3, 3), Bound.Ramp("conv2.weight", 8, 8, 3, 3), .. Bound.TorchNorm("bn1", 8), .. Bound.TorchNorm("bn2", 8), Bound.Ramp("fc.weight", 8, 8), Bound.Ramp("fc.bias", 8),
        ];
        string[] expected = ["Stem = conv1, bn1", "Body = conv2, bn2", "Logits = fc"];
        Assert.Equal(expected, Bound.Layers(Chain, Bound.Npz(arrays)));
        Assert.Equal(expected, Bound.Layers(Chain, Bound.Safetensors(arrays)));
    }

    [Fact]
    public void Words_of_Keras()
    {
        NamedArray[] arrays =
        [
            Bound.Ramp("conv2d/kernel:0", 3, 3, 4, 8), Bound.Ramp("batch_normalization/gamma:0", 8), Bound.Ramp("batch_normalization/beta:0", 8),
            Bound.Ramp("batch_normalization/moving_mean:0", 8), Bound.Ramp("batch_normalization/moving_variance:0", 8),
            Bound.Ramp("conv2d_1/kernel:0", 3, 3, 8, 8), Bound.Ramp("batch_normalization_1/gamma:0", 8), Bound.Ramp("batch_normalization_1/beta:0", 8),
            Bound.Ramp("batch_normalization_1/moving_mean:0", 8), Bound.Ramp("batch_normalization_1/moving_variance:0", 8),
            Bound.Ramp("dense/kernel:0", 8, 8), Bound.Ramp("dense/bias:0", 8),
        ];
        Assert.Equal(["Stem = conv2d, batch_normalization", "Body = conv2d_1, batch_normalization_1", "Logits = dense"], Bound.Layers(Chain, Bound.Npz(arrays)));
        Assert.Equal("axes in the order of Keras: the file has 'kernel'", Bound.To(Chain, Bound.Npz(arrays)).Report().First());
        Assert.Equal([0, 8, 16], Bound.Tensors(Chain, Bound.Npz(arrays))["Logits.weight"][..3]);
    }

    [Fact]
    public void A_separable_convolution_of_Keras_is_two_layers()
    {
        string[] members = [Input, "[DepthwiseConv2D(3, Bias = false)] static partial void Deep();", "[PointwiseConv2D(6)] static partial void Wide();"];
        NamedArrays arrays = Bound.Npz(Bound.Ramp("s/depthwise_kernel", 3, 3, 4, 1), Bound.Ramp("s/pointwise_kernel", 1, 1, 4, 6), Bound.Ramp("s/bias", 6));
        Dictionary<string, float[]> tensors = Bound.Tensors(members, arrays);
        Assert.Equal(36, tensors["Deep.weight"].Length);
        Assert.Equal([0, 6, 12, 18, 1], tensors["Wide.weight"][..5]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("model.")]
    public void Equal_names_need_no_order(string before)
    {
        NamedArray[] arrays =
        [
            Bound.Ramp(before + "Logits.weight", 8, 8), Bound.Ramp(before + "Logits.bias", 8),
            .. new[] { "gamma", "beta", "mean", "variance" }.SelectMany(role => new[] { Bound.Ramp($"{before}Body.{role}", 8), Bound.Ramp($"{before}Stem.{role}", 8) }),
            Bound.Ramp(before + "Body.weight", 8, 3, 3, 8), Bound.Ramp(before + "Stem.weight", 8, 3, 3, 4),
        ];
        foreach (NamedArrays file in new[] { Bound.Npz(arrays), Bound.Safetensors(arrays) })
        {
            Assert.Equal([$"Stem = {before}Stem", $"Body = {before}Body", $"Logits = {before}Logits"], Bound.Layers(Chain, file));
            Assert.Equal("axes in the order of NetGen: no other fits the shapes", Bound.To(Chain, file).Report().First());
        }
    }

    [Fact]
    public void Equal_names_settle_what_shapes_do_not()
    {
        NamedArray[] arrays = [Bound.Ramp("Right.weight", 8, 4, 3, 3), Bound.Ramp("Right.bias", 8), Bound.Ramp("Left.weight", 8, 4, 3, 3), Bound.Ramp("Left.bias", 8)];
        Assert.Equal(["Left = Left", "Right = Right"], Bound.Layers(Fork, Bound.Npz(arrays)));
    }

    [Fact]
    public void Equal_layers_side_by_side_are_in_doubt()
    {
        string problem = Bound.Problem(Fork, Bound.Npz(ForkArrays));
        Assert.Contains("several ways", problem);
        Assert.Contains("in doubt: Left could be b or a; Right could be a or b", problem);
        Assert.Contains("# Left.weight = b.weight [pytorch]   or a\n", Bound.To(Fork, Bound.Npz(ForkArrays)).Map);
        Assert.Equal(["Left = b", "Right = a"], Bound.Layers(Fork, Bound.Npz(ForkArrays), new BindingOptions(InOrder: true)));
        Assert.Equal(["Left = a", "Right = b"], Bound.Layers(Fork, Bound.Npz(ForkArrays), Bound.Map("Left.weight = a.weight [pytorch]\nLeft.bias = a.bias")));
    }

    /// <summary>PyTorch code often has the shortcut of a residual block elsewhere than the declaration.</summary>
    [Fact]
    public void Layers_side_by_side_of_different_shapes_may_come_in_any_order()
    {
        string[] members = [Input, "[Conv2D(8, 3)] static partial void Left();", "[PointwiseConv2D(8, From = \"Image\")] static partial void Right();", "[Add(\"Left\", \"Right\")] static partial void Sum();"];
        NamedArrays arrays = Bound.Npz(Bound.Ramp("short.weight", 8, 4, 1, 1), Bound.Ramp("short.bias", 8), Bound.Ramp("long.weight", 8, 4, 3, 3), Bound.Ramp("long.bias", 8));
        Assert.Equal(["Left = long", "Right = short"], Bound.Layers(members, arrays));
    }

    [Fact]
    public void Layers_in_a_row_do_not_change_places()
    {
        string[] members = [Input, "[Conv2D(4, 3)] static partial void One();", "[PointwiseConv2D(4)] static partial void Two();"];
        NamedArrays arrays = Bound.Npz(Bound.Ramp("b.weight", 4, 4, 1, 1), Bound.Ramp("b.bias", 4), Bound.Ramp("a.weight", 4, 4, 3, 3), Bound.Ramp("a.bias", 4));
        string problem = Bound.Problem(members, arrays);
        Assert.Contains("no arrays for: One (weight 4x3x3x4, bias 4)", problem);
        Assert.Contains("no layer for: a (weight 4x4x3x3, bias 4)", problem);
    }

    [Fact]
    public void Names_of_a_sorted_file_without_numbers_are_in_doubt()
    {
        string[] members = [Input, "[Conv2D(4, 3)] static partial void One();", "[Conv2D(4, 3)] static partial void Two();"];
        NamedArray[] arrays = [Bound.Ramp("stem.weight", 4, 4, 3, 3), Bound.Ramp("stem.bias", 4), Bound.Ramp("body.weight", 4, 4, 3, 3), Bound.Ramp("body.bias", 4)];
        Assert.Contains("in doubt: One could be", Bound.Problem(members, Bound.Safetensors(arrays)));
        Assert.Equal(["One = stem", "Two = body"], Bound.Layers(members, Bound.Npz(arrays)));
    }

    [Fact]
    public void Left_overs_are_listed()
    {
        string missing = Bound.Problem(Chain, Bound.Npz(TorchChain[..^2]));
        Assert.Equal("the arrays do not fit the layers one to one (axes in the order of PyTorch: the file has 'running_mean')\nno arrays for: Logits (weight 8x8, bias 8)", missing);
        string more = Bound.Problem(Chain, Bound.Npz([.. TorchChain, Bound.Ramp("aux.weight", 5, 5), Bound.Ramp("aux.lora_a", 2)]));
        Assert.Contains("no layer for: aux (weight 5x5); aux.lora_a (2)", more);
        Assert.Equal(3, Bound.Layers(Chain, Bound.Npz([.. TorchChain, Bound.Ramp("aux.weight", 5, 5), Bound.Ramp("aux.lora_a", 2)]), Bound.Map("ignore aux.*")).Length);
    }

    [Theory]
    [InlineData("[Conv2D(8, 3)]", false, "L has a bias, x has none; declare it with Bias = false")]
    [InlineData("[Conv2D(8, 3, Bias = false)]", true, "x has bias, L has none; declare it with Bias = true")]
    [InlineData("[Conv2D(8, 5)]", true, "L.weight is 8x5x5x4, in PyTorch's order 8x4x5x5; x.weight is 8x4x3x3")]
    [InlineData("[Conv2D(8, 3, BatchNorm = true)]", true, "no arrays for: L (gamma 8, beta 8, mean 8, variance 8)")]
    public void What_a_layer_has_and_its_arrays_have_not(string attribute, bool bias, string message)
    {
        NamedArray[] arrays = [Bound.Ramp("x.weight", 8, 4, 3, 3), .. bias ? new[] { Bound.Ramp("x.bias", 8) } : []];
        Assert.Contains(message, Bound.Problem([Input, attribute + " static partial void L();"], Bound.Npz(arrays), new BindingOptions(TensorLayout.PyTorch)));
    }

    [Fact]
    public void A_convolution_with_bias_and_normalization()
    {
        string[] members = [Input, "[Conv2D(8, 3, BatchNorm = true)] static partial void L();"];
        Dictionary<string, float[]> tensors = Bound.Tensors(members, Bound.Npz([Bound.Ramp("a.weight", 8, 4, 3, 3), Bound.Ramp("a.bias", 8), .. Bound.TorchNorm("b", 8)]));
        Assert.Equal(["L.weight", "L.bias", "L.gamma", "L.beta", "L.mean", "L.variance"], tensors.Keys);
    }

    [Fact]
    public void A_normalization_without_scale_and_shift()
    {
        string[] members = [Input, "[BatchNorm] static partial void L();"];
        Dictionary<string, float[]> tensors = Bound.Tensors(members, Bound.Npz(Bound.Ramp("n.running_mean", 4), Bound.Ramp("n.running_var", 4)));
        Assert.Equal([1, 1, 1, 1], tensors["L.gamma"]);
        Assert.Equal([0, 0, 0, 0], tensors["L.beta"]);
    }

    [Fact]
    public void One_slope_for_all_channels()
    {
        string[] members = [Input, "[Activate(Activation.PRelu)] static partial void L();"];
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], Bound.Tensors(members, Bound.Npz(new NamedArray("act.weight", ArrayElement.Float32, [1], [0.25f])))["L.alpha"]);
        Assert.Equal([0, 1, 2, 3], Bound.Tensors(members, Bound.Npz(Bound.Ramp("act/alpha", 1, 1, 4)))["L.alpha"]);
    }

    [Fact]
    public void Two_orders_of_axes_that_give_different_numbers()
    {
        string[] members = [Input, "[Conv2D(4, 4)] static partial void L();"];
        NamedArrays arrays = Bound.Npz(Bound.Ramp("x.weight", 4, 4, 4, 4), Bound.Ramp("x.bias", 4));
        Assert.Equal("the arrays fit in the orders of axes of PyTorch and Keras and NetGen: say which with --layout pytorch or keras or netgen", Bound.Problem(members, arrays));
        Assert.Equal([0, 16, 32, 48, 1], Bound.Tensors(members, arrays, new BindingOptions(TensorLayout.PyTorch))["L.weight"][..5]);
        Assert.Equal([0, 4, 8, 12, 16], Bound.Tensors(members, arrays, new BindingOptions(TensorLayout.Keras))["L.weight"][..5]);
        Assert.Equal("axes in the order of Keras: --layout", Bound.To(members, arrays, new BindingOptions(TensorLayout.Keras)).Report().First());
    }

    [Fact]
    public void Two_orders_of_axes_that_give_the_same_numbers()
    {
        string[] members = ["[Input(5)] static partial void X();", "[Dense(3)] static partial void L();"];
        NamedArrays arrays = Bound.Npz(Bound.Ramp("fc.weight", 3, 5), Bound.Ramp("fc.bias", 3));
        Assert.Equal([0, 1, 2, 3, 4], Bound.Tensors(members, arrays)["L.weight"][..5]);
        Assert.Equal("axes in the order of PyTorch: the same numbers as in that of NetGen", Bound.To(members, arrays).Report().First());
    }

    [Fact]
    public void A_convolution_of_1x1_is_a_dense_layer_behind_pooling()
    {
        string[] members = [Input, "[SqueezeExcite(2)] static partial void Se();"];
        NamedArrays arrays = Bound.Npz(Bound.Ramp("fc1.weight", 2, 4, 1, 1), Bound.Ramp("fc1.bias", 2), Bound.Ramp("fc2.weight", 4, 2, 1, 1), Bound.Ramp("fc2.bias", 4));
        Assert.Equal(["Se.reduce = fc1", "Se.expand = fc2"], Bound.Layers(members, arrays));
    }

    [Fact]
    public void Integers_and_what_is_no_number()
    {
        string[] members = ["[Input(5)] static partial void X();", "[Dense(3, Bias = false)] static partial void L();"];
        NamedArray weights = Bound.Ramp("fc.weight", 3, 5);
        Assert.Contains("fc.weight is int8; trained tensors are floating-point numbers", Bound.Problem(members, Bound.Npz(weights with { Element = ArrayElement.Int8 }), new BindingOptions(TensorLayout.PyTorch)));
        weights.Values[3] = float.NaN;
        NetGen.Import.ImportException exception = Assert.Throws<NetGen.Import.ImportException>(Bound.To(members, Bound.Npz(weights)).Parameters);
        Assert.Equal("the tensor L.weight has a value that is not a finite number at index 3", exception.Problem);
    }

    /// <summary>Equal layers without order are too many ways to count; the search stops at two.</summary>
    [Fact]
    public void Many_equal_layers_side_by_side()
    {
        string[] branches = [.. Enumerable.Range(0, 24).Select(i => $"[Conv2D(4, 3, Bias = false, From = \"Image\")] static partial void L{i}();")];
        string[] members = [Input, .. branches, $"[Concat({string.Join(", ", Enumerable.Range(0, 24).Select(i => $"\"L{i}\""))})] static partial void All();"];
        NamedArray[] arrays = [.. Enumerable.Range(0, 24).Select(i => Bound.Ramp($"x{i}.weight", 4, 4, 3, 3))];
        Assert.Contains("in doubt: ", Bound.Problem(members, Bound.Npz(arrays), new BindingOptions(TensorLayout.PyTorch)));
        Assert.Equal(24, Bound.Layers(members, Bound.Npz(arrays), new BindingOptions(TensorLayout.PyTorch, InOrder: true)).Length);
        arrays[5] = Bound.Ramp("x5.weight", 4, 4, 5, 5);
        Assert.Contains("no layer for: x5", Bound.Problem(members, Bound.Npz(arrays), new BindingOptions(TensorLayout.PyTorch)));
    }

    /// <summary>Files that were cut, shuffled, renamed and reshaped are bound completely, or there is a reason.</summary>
    [Fact]
    public void Any_arrays_are_bound_or_refused()
    {
        Random random = new(20_261_125);
        int certain = 0;
        for (int i = 0; i < 400; i++)
        {
            List<NamedArray> arrays = [.. i % 2 == 0 ? TorchChain : ForkArrays];
            for (int change = random.Next(3); change > 0 && arrays.Count > 0; change--)
            {
                int at = random.Next(arrays.Count);
                NamedArray array = arrays[at];
                arrays.RemoveAt(at);
                switch (random.Next(4))
                {
                    case 0:
                        arrays.Insert(random.Next(arrays.Count + 1), array);
                        break;
                    case 1:
                        arrays.Insert(at, array with { Name = array.Name.Replace("weight", "kernel") });
                        break;
                    case 2:
                        arrays.Insert(at, Bound.Ramp(array.Name, [.. array.Shape.Reverse()]));
                        break;
                }
            }

            ArrayImport import = Bound.To(i % 2 == 0 ? Chain : Fork, i % 3 == 0 ? Bound.Safetensors([.. arrays]) : Bound.Npz([.. arrays]), new BindingOptions(InOrder: random.Next(2) == 0));
            Assert.StartsWith("# Net from weights.npz", import.Map);
            Assert.Equal(import.Problem is null ? (i % 2 == 0 ? 12 : 4) : 0, import.Problem is null ? import.Parameters().Tensors.Count : 0);
            Assert.NotEqual("", import.Problem);
            certain += import.Problem is null ? 1 : 0;
        }

        Assert.InRange(certain, 50, 350);
    }
}
