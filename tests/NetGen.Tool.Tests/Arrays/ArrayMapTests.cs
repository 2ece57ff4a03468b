using NetGen.Arrays;
using NetGen.Arrays.Binding;
using NetGen.Import;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Map files.</summary>
public sealed class ArrayMapTests
{
    private static readonly string[] Members =
    [
        "[Input(8, 8, 4)] static partial void Image();",
        "[Conv2D(4, 3, BatchNorm = true)] static partial void L();",
    ];

    private static readonly NamedArrays Arrays = Bound.Npz(
        Bound.Ramp("k", 4, 4, 3, 3), Bound.Ramp("m", 4), new NamedArray("v [old]", ArrayElement.Float32, [4], [1, 2, 3, 4]));

    [Fact]
    public void Every_kind_of_line()
    {
        const string text = """
            # names of my own

            L.weight = k [keras]
            L.bias=fill 0.5
              L.gamma   =   fill -1e-3
            L.beta = m
            L.mean = m [pytorch]
            L.variance = v [old] [netgen]
            ignore nothing.*
            """;
        Dictionary<string, float[]> tensors = Bound.Tensors(Members, Bound.Npz([.. Arrays.Items.Select(array => array.Name == "k" ? Bound.Ramp("k", 3, 3, 4, 4) : array)]), Bound.Map(text.ReplaceLineEndings("\r\n")));
        Assert.Equal([0, 4, 8, 12, 16], tensors["L.weight"][..5]);
        Assert.Equal([0.5f, 0.5f, 0.5f, 0.5f], tensors["L.bias"]);
        Assert.Equal(-1e-3f, tensors["L.gamma"][3]);
        Assert.Equal(tensors["L.beta"], tensors["L.mean"]);
        Assert.Equal([1, 2, 3, 4], tensors["L.variance"]);
    }

    [Theory]
    [InlineData("L.weight k", "(1): a line is 'LAYER.TENSOR = ARRAY'")]
    [InlineData("\n\nL.weight =", "(3): a line is")]
    [InlineData("= k", "(1): a line is")]
    [InlineData("L.weight = k [oihw]", "(1): there is no order of axes 'oihw'; write [pytorch], [keras], [netgen] or [onnx]")]
    [InlineData("L.bias = fill zero", "(1): 'fill zero' has no number")]
    [InlineData("L.bias = fill NaN", "(1): 'fill NaN' has no number")]
    [InlineData("L.bias = m\nL.bias = m", "(2): L.bias comes a second time")]
    [InlineData("M.bias = m", "(1): the network has no tensor M.bias")]
    [InlineData("L.bias = n", "(1): the file has no array 'n'")]
    [InlineData("L.bias = m", "(1): the map names L.bias, and so must it L.weight")]
    [InlineData("L.bias = k", "(1): L.bias is 4, in PyTorch's order 4; k is 4x4x3x3")]
    [InlineData("L.weight = k [netgen]", "(1): L.weight is 4x3x3x4, in NetGen's order 4x3x3x4; k is 4x4x3x3")]
    public void Lines_that_are_wrong(string text, string message)
    {
        ImportException exception = Assert.Throws<ImportException>(() => Bound.To(Members, Arrays, Bound.Map(text)));
        Assert.StartsWith("names.map" + message, exception.Message);
    }

    [Fact]
    public void What_is_written_can_be_read_again()
    {
        NamedArrays arrays = Bound.Npz([Bound.Ramp("conv.weight", 4, 4, 3, 3), Bound.Ramp("conv.bias", 4), Bound.Ramp("n.running_mean", 4), Bound.Ramp("n.running_var", 4)]);
        string map = Bound.To(Members, arrays).Map;
        Assert.Equal(
            """
            # Net from weights.npz: LAYER.TENSOR = ARRAY [order of axes]
            L.weight = conv.weight [pytorch]
            L.bias = conv.bias [pytorch]
            L.gamma = fill 1
            L.beta = fill 0
            L.mean = n.running_mean [pytorch]
            L.variance = n.running_var [pytorch]

            """.ReplaceLineEndings("\n"),
            map);
        Assert.Equal(Bound.Tensors(Members, arrays), Bound.Tensors(Members, arrays, Bound.Map(map)));
    }

    [Fact]
    public void What_is_missing_is_to_be_completed()
    {
        string map = Bound.To(Members, Bound.Npz(Bound.Ramp("conv.weight", 4, 4, 3, 3), Bound.Ramp("conv.bias", 4), Bound.Ramp("strange", 7)), new BindingOptions(TensorLayout.PyTorch)).Map;
        Assert.Contains("# Not certain: compare every line", map);
        Assert.Contains("L.weight = conv.weight [pytorch]\n", map);
        Assert.Contains("# L.gamma = ?   4\n", map);
        Assert.Contains("# ignore strange   7\n", map);
    }

    [Fact]
    public void Any_text_is_a_map_or_the_declared_error()
    {
        Random random = new(20_261_125);
        const string letters = "Lk.weight= []#\n\rfill 1e9ignore*pytorch";
        int accepted = 0;
        for (int i = 0; i < 5000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => letters[random.Next(letters.Length)]));
            try
            {
                ArrayMap.Parse(text, "names.map");
                accepted++;
            }
            catch (ImportException exception)
            {
                Assert.StartsWith("names.map(", exception.Message);
            }
        }

        Assert.InRange(accepted, 1, 4999);
    }
}
