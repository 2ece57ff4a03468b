using NetGen.Arrays;
using NetGen.Arrays.Binding;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Weights in every framework's order of axes arrive in NetGen's.</summary>
public sealed class LayoutTests
{
    private const string Input = "[Input(6, 5, 4)] static partial void Image();";

    private static readonly string[] Convolution = [Input, "[Conv2D(7, 3, 2, Bias = false)] static partial void L();"];
    private static readonly string[] Grouped = [Input, "[Conv2D(6, 3, 2, Groups = 2, Bias = false)] static partial void L();"];
    private static readonly string[] Depthwise = [Input, "[DepthwiseConv2D(3, 2, Multiplier = 2, Bias = false)] static partial void L();"];
    private static readonly string[] Transposed = [Input, "[TransposedConv2D(7, 3, 2, Bias = false)] static partial void L();"];
    private static readonly string[] Dense = [Input, "[Dense(3, Bias = false)] static partial void L();"];

    /// <summary>The layer, the sizes of its weights, and for each of their axes the array's axes that it is made of, with those axes' sizes, outermost first.</summary>
    public static TheoryData<string, string, int[], int[], int[][]> Cases() => new()
    {
        // Conv2D M R S C
        { nameof(Convolution), "pytorch", [7, 3, 2, 4], [7, 4, 3, 2], [[0], [2], [3], [1]] },
        { nameof(Convolution), "keras", [7, 3, 2, 4], [3, 2, 4, 7], [[3], [0], [1], [2]] },
        { nameof(Convolution), "netgen", [7, 3, 2, 4], [7, 3, 2, 4], [[0], [1], [2], [3]] },
        { nameof(Grouped), "pytorch", [6, 3, 2, 2], [6, 2, 3, 2], [[0], [2], [3], [1]] },
        { nameof(Grouped), "keras", [6, 3, 2, 2], [3, 2, 2, 6], [[3], [0], [1], [2]] },
        // DepthwiseConv2D R S (C multiplier)
        { nameof(Depthwise), "pytorch", [3, 2, 8], [8, 1, 3, 2], [[2], [3], [0]] },
        { nameof(Depthwise), "keras", [3, 2, 8], [3, 2, 4, 2], [[0], [1], [2, 3]] },
        { nameof(Depthwise), "netgen", [3, 2, 8], [1, 3, 2, 8], [[1], [2], [3]] },
        // TransposedConv2D M R S C
        { nameof(Transposed), "pytorch", [7, 3, 2, 4], [4, 7, 3, 2], [[1], [2], [3], [0]] },
        { nameof(Transposed), "keras", [7, 3, 2, 4], [3, 2, 7, 4], [[2], [0], [1], [3]] },
        // Dense units x (H W C); PyTorch has C H W
        { nameof(Dense), "keras", [3, 120], [120, 3], [[1], [0]] },
        { nameof(Dense), "netgen", [3, 120], [3, 120], [[0], [1]] },
        { nameof(Dense), "pytorch", [3, 6, 5, 4], [3, 4, 6, 5], [[0], [2], [3], [1]] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_value_finds_its_place(string layer, string layout, int[] tensor, int[] array, int[][] axes)
    {
        string[] members = layer switch
        {
            nameof(Convolution) => Convolution,
            nameof(Grouped) => Grouped,
            nameof(Depthwise) => Depthwise,
            nameof(Transposed) => Transposed,
            _ => Dense,
        };
        BindingOptions options = new(LayoutNames.Find(layout));
        float[] actual = Bound.Tensors(members, Bound.Npz(Bound.Ramp("x.weight", array)), options)["L.weight"];
        int[] index = new int[tensor.Length];
        for (int i = 0; i < actual.Length; i++)
        {
            int rest = i;
            for (int axis = tensor.Length - 1; axis >= 0; axis--)
            {
                index[axis] = rest % tensor[axis];
                rest /= tensor[axis];
            }

            Assert.Equal(Offset(index, array, axes), actual[i]);
        }
    }

    [Fact]
    public void A_dense_layer_of_PyTorch_behind_a_map_reads_channels_first()
    {
        BindingOptions options = new(TensorLayout.PyTorch);
        float[] weights = Bound.Tensors(Dense, Bound.Npz(Bound.Ramp("x.weight", 3, 120)), options)["L.weight"];
        Assert.Equal([0, 30, 60, 90, 1, 31], weights[..6]);
        string[] flattened = [Input, "[Flatten] static partial void Flat();", "[Activate(Activation.Tanh)] static partial void Act();", "[Dense(3, Bias = false)] static partial void L();"];
        Assert.Equal(weights, Bound.Tensors(flattened, Bound.Npz(Bound.Ramp("x.weight", 3, 120)), options)["L.weight"]);
        string[] pooled = [Input, "[GlobalAveragePool] static partial void Pool();", "[Dense(3, Bias = false)] static partial void L();"];
        Assert.Equal([0, 1, 2, 3], Bound.Tensors(pooled, Bound.Npz(Bound.Ramp("x.weight", 3, 4)), options)["L.weight"][..4]);
    }

    [Fact]
    public void What_is_joined_behind_the_flattening_has_no_known_order()
    {
        string[] members =
        [
            Input,
            "[Flatten] static partial void A();",
            "[Flatten(From = \"Image\")] static partial void B();",
            "[Concat(\"A\", \"B\")] static partial void Both();",
            "[Dense(3, Bias = false)] static partial void L();",
        ];
        NamedArrays arrays = Bound.Npz(Bound.Ramp("x.weight", 3, 240));
        Assert.Contains("L reads feature maps that were flattened and then joined or reordered", Bound.Problem(members, arrays, new BindingOptions(TensorLayout.PyTorch)));
        Assert.Equal(240, Bound.Tensors(members, arrays, Bound.Map("L.weight = x.weight [netgen]"))["L.weight"].Length / 3);
    }

    /// <summary>A network with a layer of every kind, trained a little in PyTorch (Files/make.py), against its outputs in float64.</summary>
    [Fact]
    public void A_network_of_PyTorch_with_a_layer_of_every_kind()
    {
        string[] members =
        [
            "[Input(8, 6, 3)] static partial void Image();",
            "[Conv2D(8, 3, Stride = 2, Padding = Padding.Symmetric, Bias = false, BatchNorm = true, Epsilon = 1e-5f, Activation = Activation.Relu)] static partial void First();",
            "[Conv2D(8, 3, 1, Padding = Padding.Symmetric, Groups = 2, Activation = Activation.PRelu)] static partial void Tall();",
            "[DepthwiseConv2D(3, Multiplier = 2, Padding = Padding.Symmetric, Bias = false)] static partial void Spread();",
            "[TransposedConv2D(4, 2, 3, StrideHeight = 2, Padding = Padding.Valid)] static partial void Up();",
            "[Flatten] static partial void Flat();",
            "[BatchNorm(Epsilon = 1e-5f)] static partial void Norm();",
            "[Dense(6, BatchNorm = true, Epsilon = 1e-5f, Activation = Activation.Relu)] static partial void Hidden();",
            "[Dense(3)] static partial void Last();",
        ];
        ArrayImport import = Bound.To(members, ArrayFiles.Read("small.npz"));
        Assert.Null(import.Problem);
        Assert.Contains("Hidden = hidden, gamma 1, beta 0, plain", import.Report());
        NamedArrays golden = ArrayFiles.Read("small_golden.npz");
        RunnableNetwork network = RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, Generator.Model.NetworkPrecision.Float32), new FileParameters(import.Parameters()));
        float[] images = golden.Array("images").Values;
        float[] outputs = golden.Array("outputs").Values;
        for (int i = 0; i < 4; i++)
        {
            Assert.InRange(Tensors.RelativeError((float[])network.Infer(images[(144 * i)..(144 * (i + 1))])[0], outputs[(3 * i)..(3 * (i + 1))]), 0, 1e-5);
        }
    }

    private static float Offset(int[] index, int[] array, int[][] axes)
    {
        int[] place = new int[array.Length];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            int rest = index[axis];
            foreach (int part in axes[axis].Reverse())
            {
                place[part] = rest % array[part];
                rest /= array[part];
            }
        }

        return place.Zip(array).Aggregate(0, (offset, pair) => (offset * pair.Second) + pair.First);
    }
}
