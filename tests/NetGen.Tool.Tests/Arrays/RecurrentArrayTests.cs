using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NetGen.Arrays;
using NetGen.Arrays.Binding;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Recurrent layers under the words and in the orders of gates of every framework.</summary>
public sealed class RecurrentArrayTests
{
    private const string Input = "[Input(6, 4)] static partial void X();";

    private static readonly string[] TorchStack =
    [
        Input,
        "[Lstm(5, Sequences = true, Direction = Direction.Both)] static partial void First();",
        "[Lstm(5, Sequences = true, Direction = Direction.Both)] static partial void Second();",
        "[Gru(6, Sequences = true)] static partial void Gates();",
        "[Rnn(6, Sequences = true, Direction = Direction.Both, Bias = false)] static partial void Plain();",
        "[Lstm(5, Sequences = true, Direction = Direction.Both, Projection = 3)] static partial void Narrow();",
        "[Flatten] static partial void Flat();",
        "[Dense(3)] static partial void Head();",
    ];

    private static readonly string[] TorchCells = [Input, "[Gru(5, Sequences = true)] static partial void First();", "[Lstm(3)] static partial void Second();"];

    private static readonly string[] KerasStack =
    [
        Input,
        "[Lstm(5, Sequences = true, Direction = Direction.Both)] static partial void Both();",
        "[Gru(6, Sequences = true)] static partial void After();",
        "[Gru(5, Sequences = true, ResetBefore = true)] static partial void Before();",
        "[Rnn(5)] static partial void Plain();",
    ];

    /// <summary>Networks of PyTorch, and layers after Keras's equations (Files/make_recurrent.py), against their outputs in float64.</summary>
    [Theory]
    [InlineData("torch_stack", "axes in the order of PyTorch: the file has 'weight_ih_l0'", "First = lstm.l0 (gates in the order of PyTorch)", "Second = lstm.l1 (gates in the order of PyTorch)", "Head = head")]
    [InlineData("torch_cells", "First = first (gates in the order of PyTorch)", "Second = second (gates in the order of PyTorch)")]
    [InlineData("keras_stack", "axes in the order of Keras: the file has 'kernel'", "Both = bidirectional (gates in the order of Keras)", "Before = gru_1 (gates in the order of Keras)")]
    public void Outputs_are_those_of_the_framework(string file, params string[] report)
    {
        string[] members = file switch { "torch_stack" => TorchStack, "torch_cells" => TorchCells, _ => KerasStack };
        ArrayImport import = Bound.To(members, ArrayFiles.Read(file + ".npz"));
        Assert.Null(import.Problem);
        Assert.All(report, line => Assert.Contains(line, import.Report()));
        NamedArrays golden = ArrayFiles.Read(file + "_golden.npz");
        RunnableNetwork network = Compile(members, import);
        float[] inputs = golden.Array("inputs").Values;
        float[] outputs = golden.Array("outputs").Values;
        int count = outputs.Length / 3;
        for (int i = 0; i < 3; i++)
        {
            Assert.InRange(Tensors.RelativeError((float[])network.Infer(inputs[(24 * i)..(24 * (i + 1))])[0], outputs[(count * i)..(count * (i + 1))]), 0, 1e-5);
        }
    }

    /// <summary>Layers as ONNX has them, random weights, against ONNX Runtime.</summary>
    [Theory]
    [InlineData("RNN", "Rnn(5", 1, 1, false, 0)]
    [InlineData("RNN", "Rnn(4", 1, 2, false, 0)]
    [InlineData("GRU", "Gru(5", 3, 1, false, 1)]
    [InlineData("GRU", "Gru(5, ResetBefore = true", 3, 1, false, 0)]
    [InlineData("GRU", "Gru(3", 3, 2, false, 1)]
    [InlineData("GRU", "Gru(4, ResetBefore = true", 3, 2, false, 0)]
    [InlineData("LSTM", "Lstm(5", 4, 1, false, 0)]
    [InlineData("LSTM", "Lstm(3, Peepholes = true", 4, 1, true, 0)]
    [InlineData("LSTM", "Lstm(4, Peepholes = true", 4, 2, true, 0)]
    public void Outputs_are_those_of_ONNX_Runtime(string operation, string layer, int gates, int directions, bool peepholes, int linearBeforeReset)
    {
        int units = layer[4] - '0' is >= 0 and <= 9 and int digit ? digit : layer[5] - '0';
        const int steps = 6;
        Random random = new(units + (10 * directions) + gates);
        (string Name, int[] Shape, float[]? Values) Uniform(string name, params int[] shape) =>
            (name, shape, [.. Enumerable.Range(0, shape.Aggregate((count, size) => count * size)).Select(_ => (random.NextSingle() * 1.5f) - 0.75f)]);
        (string Name, int[] Shape, float[]? Values) x = Uniform("x", steps, 1, 4);
        (string Name, int[] Shape, float[]? Values)[] constants =
        [
            Uniform("W", directions, gates * units, 4), Uniform("R", directions, gates * units, units), Uniform("B", directions, 2 * gates * units),
            .. peepholes ? new[] { Uniform("P", directions, 3 * units) } : [],
        ];
        (string, int[], float[]?) none = ("", [], null);
        (string Name, object Value)[] attributes =
        [
            ("hidden_size", units), ("direction", directions == 2 ? "bidirectional" : "forward"), .. operation == "GRU" ? new[] { ("linear_before_reset", (object)linearBeforeReset) } : [],
        ];
        byte[] model = OnnxBytes.Model(operation, [x, .. constants.Take(3), .. peepholes ? new[] { none, none, none, constants[3] } : []], "y", attributes);
        using InferenceSession session = new(model);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run([NamedOnnxValue.CreateFromTensor("x", new DenseTensor<float>(x.Values!, x.Shape))]);
        float[] expected = [.. results[0].AsTensor<float>()];

        string[] members = [Input, $"[{layer}, Sequences = true, Direction = Direction.{(directions == 2 ? "Both" : "Forward")})] static partial void L();"];
        NamedArrays arrays = Bound.Npz([.. constants.Select(array => new NamedArray("/rnn/node/" + array.Name, ArrayElement.Float32, array.Shape, array.Values!))]);
        ArrayImport import = Bound.To(members, arrays);
        Assert.Null(import.Problem);
        Assert.Contains("L = .rnn.node (gates in the order of Onnx)", import.Report());
        Assert.InRange(Tensors.RelativeError((float[])Compile(members, import).Infer(x.Values!)[0], expected), 0, 1e-5);

        NamedArrays strange = Bound.Npz([.. arrays.Items.Select((array, i) => array with { Name = "onnx::" + (100 + i) })]);
        string map = import.Map;
        for (int i = 0; i < arrays.Items.Count; i++)
        {
            map = map.Replace($"= {arrays.Items[i].Name} [", $"= onnx::{100 + i} [", StringComparison.Ordinal);
        }

        Assert.Equal(Bound.Tensors(members, arrays), Bound.Tensors(members, strange, Bound.Map(map)));
    }

    /// <summary>Names alone say which layer is which where they are NetGen's, and nothing is moved.</summary>
    [Fact]
    public void Words_of_parameter_files()
    {
        Dictionary<string, float[]> tensors = Bound.Tensors(TorchStack, ArrayFiles.Read("torch_stack.npz"));
        ArrayImport import = Bound.To(TorchStack, ArrayFiles.Read("torch_stack.npz"));
        NamedArray[] own = [.. import.Parameters().Tensors.Select(tensor => new NamedArray("net." + tensor.Name, ArrayElement.Float32, [.. tensor.Type.Shape.Sizes], tensor.Decode().Floats))];
        Assert.Equal(tensors, Bound.Tensors(TorchStack, Bound.Npz(own)));
        Assert.Equal(tensors, Bound.Tensors(TorchStack, Bound.Safetensors(own)));
        Assert.Contains("Second = net.Second (gates in the order of NetGen)", Bound.To(TorchStack, Bound.Npz(own)).Report());
    }

    [Theory]
    [InlineData("torch_stack")]
    [InlineData("keras_stack")]
    public void The_order_of_a_sorted_file_means_nothing(string file)
    {
        string[] members = file == "torch_stack" ? TorchStack : KerasStack;
        NamedArrays arrays = ArrayFiles.Read(file + ".npz");
        Assert.Equal(Bound.Tensors(members, arrays), Bound.Tensors(members, Bound.Safetensors([.. arrays.Items])));
    }

    /// <summary>An Lstm has one bias, a Gru of PyTorch two.</summary>
    [Fact]
    public void Biases_that_add_up_and_those_that_do_not()
    {
        string[] members = [Input, "[Lstm(1, Sequences = true)] static partial void A();", "[Gru(1)] static partial void B();"];
        NamedArray[] arrays =
        [
            Bound.Ramp("a.weight_ih_l0", 4, 4), Bound.Ramp("a.weight_hh_l0", 4, 1), Bound.Ramp("a.bias_ih_l0", 4), new NamedArray("a.bias_hh_l0", ArrayElement.Float32, [4], [0.5f, 0.25f, -1, 8]),
            Bound.Ramp("b.weight_ih_l0", 3, 1), Bound.Ramp("b.weight_hh_l0", 3, 1), Bound.Ramp("b.bias_ih_l0", 3), new NamedArray("b.bias_hh_l0", ArrayElement.Float32, [3], [5, 6, 7]),
        ];
        Dictionary<string, float[]> tensors = Bound.Tensors(members, Bound.Npz(arrays));
        Assert.Equal([0.5f, 1.25f, 1, 11], tensors["A.bias"]);
        Assert.Equal([0, 1, 2], tensors["B.bias"]);
        Assert.Equal([5, 6, 7], tensors["B.recurrent_bias"]);
        string map = Bound.To(members, Bound.Npz(arrays)).Map;
        Assert.Contains("A.bias = a.bias_ih_l0 + a.bias_hh_l0 [pytorch]\n", map);
        Assert.Equal(tensors, Bound.Tensors(members, Bound.Npz(arrays), Bound.Map(map)));
    }

    /// <summary>Keras names a wrapper's directions, and cells inside of layers, in many ways; names that would become one stay as they are.</summary>
    [Theory]
    [InlineData("a/forward_lstm/lstm_cell", "a/backward_lstm/lstm_cell", "L = a")]
    [InlineData("m/b/forward_x/lstm_cell_4", "m/b/backward_x/lstm_cell_5", "L = m.b")]
    [InlineData("forward_lstm", "backward_lstm", "L = lstm")]
    [InlineData("forward_a/cell", "backward_a/cell", "L = a")]
    public void Directions_of_Keras(string forward, string backward, string line)
    {
        string[] members = [Input, "[Lstm(3, Direction = Direction.Both)] static partial void L();"];
        NamedArray[] arrays = [.. Keras(forward, 12), .. Keras(backward, 12).Select(array => array with { Values = [.. array.Values.Select(value => -value)] })];
        Dictionary<string, float[]> tensors = Bound.Tensors(members, Bound.Npz(arrays));
        Assert.Equal([0, 12, 24, 36, 1], tensors["L.weight"][..5]);
        Assert.Equal([0, -12, -24, 0 - 1, -13], tensors["L.reverse.recurrent_weight"][..5]);
        Assert.Equal([line + " (gates in the order of Keras)"], Bound.Layers(members, Bound.Npz(arrays)));
    }

    [Fact]
    public void Cells_of_Keras_side_by_side_in_one_layer()
    {
        string[] members = [Input, "[Lstm(3, Sequences = true)] static partial void L1();", "[Lstm(4)] static partial void L2();"];
        NamedArray[] arrays = [.. Keras("rnn/stacked_rnn_cells/lstm_cell", 12), .. Keras("rnn/stacked_rnn_cells/lstm_cell_1", 16, 3)];
        Assert.Equal(
            ["L1 = rnn.stacked_rnn_cells.lstm_cell (gates in the order of Keras)", "L2 = rnn.stacked_rnn_cells.lstm_cell_1 (gates in the order of Keras)"],
            Bound.Layers(members, Bound.Npz(arrays)));
    }

    [Theory]
    [InlineData("Lstm(3)", "l.weight_ih_l0 12x4; l.weight_hh_l0 12x3", "L has a bias, l has none; declare it with Bias = false")]
    [InlineData("Lstm(3, Bias = false)", "l.weight_ih_l0 12x4; l.weight_hh_l0 12x3; l.bias_ih_l0 12; l.bias_hh_l0 12", "l has bias, L has none; declare it with Bias = true")]
    [InlineData("Lstm(3, Bias = false)", "l.weight_ih_l0 12x4; l.weight_hh_l0 12x3; l.weight_ih_l0_reverse 12x4; l.weight_hh_l0_reverse 12x3", "l has reverse.weight, L has none; declare it with Direction = Direction.Both")]
    [InlineData("Lstm(3, Bias = false)", "l.weight_ih_l0 12x4; l.weight_hh_l0 12x3; l.weight_hr_l0 2x3", "l has projection_weight, L has none")]
    [InlineData("Lstm(3, Bias = false)", "l.weight_ih_l0 9x4; l.weight_hh_l0 9x3", "L.weight is 12x4, in PyTorch's order 12x4; l.weight_ih_l0 is 9x4")]
    [InlineData("Lstm(3, Peepholes = true, Bias = false)", "l.weight_ih_l0 12x4; l.weight_hh_l0 12x3", "L has peephole, l has none")]
    [InlineData("Lstm(3, Coupled = true, Bias = false)", "l.weight_ih_l0 9x4; l.weight_hh_l0 9x3", "L: PyTorch has no layer with the weight of Lstm 3, coupled gates; arrange l.weight_ih_l0 as NetGen has it and bind it with a map file and [netgen]")]
    [InlineData("MinimalGru(3, Bias = false)", "l/kernel 4x6; l/recurrent_kernel 3x6", "L: Keras has no layer with the weight of MinimalGru 3")]
    [InlineData("Gru(3, ResetBefore = true)", "l.weight_ih_l0 9x4; l.weight_hh_l0 9x3; l.bias_ih_l0 9; l.bias_hh_l0 9", "L: PyTorch's GRU resets the state behind the product; declare it with ResetBefore = false")]
    [InlineData("Gru(3, ResetBefore = true)", "l/gru_cell/kernel 4x9; l/gru_cell/recurrent_kernel 3x9; l/gru_cell/bias 2x9", "l/gru_cell/bias is 2x9; Keras's GRU with reset_after = True resets the state behind the product; declare it with ResetBefore = false")]
    [InlineData("Gru(3)", "l/gru_cell/kernel 4x9; l/gru_cell/recurrent_kernel 3x9; l/gru_cell/bias 9", "l/gru_cell/bias is 9; Keras's GRU with reset_after = False resets the state in front of the product; declare it with ResetBefore = true")]
    [InlineData("Lstm(3)", "l/W 2x12x4; l/R 2x12x3; l/B 2x24", "L.weight is 12x4, in Onnx's order 1x12x4; l/W is 2x12x4; the arrays have two directions; declare it with Direction = Direction.Both")]
    [InlineData("Lstm(3, Direction = Direction.Both)", "l/W 1x12x4; l/R 1x12x3; l/B 1x24", "the arrays have one direction; declare it with Direction = Direction.Forward or Backward")]
    [InlineData("Lstm(3)", "onnx::LSTM_1 1x12x4; onnx::LSTM_2 1x12x3; onnx::LSTM_3 1x24", "no layer for: onnx::LSTM_1 (1x12x4); onnx::LSTM_2 (1x12x3); onnx::LSTM_3 (1x24)")]
    [InlineData("Dense(12)", "l.weight_ih_l0 12x24; l.weight_hh_l0 12x3; l.bias_ih_l0 12", "no layer for: l (weight 12x24, recurrent_weight 12x3, bias 12)")]
    public void What_does_not_fit(string layer, string arrays, string message) =>
        Assert.Contains(message, Bound.Problem([Input, $"[{layer}] static partial void L();"], Bound.Npz(Ramps(arrays))));

    [Fact]
    public void Maps_say_the_order_of_gates()
    {
        string[] members = [Input, "[Gru(3)] static partial void L();"];
        NamedArrays arrays = Bound.Npz(Ramps("a 9x4; b 9x3; c 9; d 9; k 4x9; weight_hh 9x3"));
        const string lines = "L.weight = a{0}\nL.recurrent_weight = b{0}\nL.bias = c{0}\nL.recurrent_bias = c + d{0}\nignore k\nignore weight_hh";
        NetGen.Import.ImportException exception = Assert.Throws<NetGen.Import.ImportException>(() => Bound.To(members, arrays, Bound.Map(string.Format(null, lines, ""))));
        Assert.Equal("names.map(1): the shapes of L do not show the order of its gates: write [pytorch], [keras], [netgen] or [onnx] behind a", exception.Message);
        Dictionary<string, float[]> tensors = Bound.Tensors(members, arrays, Bound.Map(string.Format(null, lines, " [pytorch]")));
        Assert.Equal([0, 2, 4], tensors["L.recurrent_bias"][..3]);
        Assert.Equal(tensors, Bound.Tensors(members, arrays, Bound.Map(string.Format(null, lines, "")) with { Layout = TensorLayout.NetGen }));
        // Words of a framework in a name say it as well.
        Assert.Equal(tensors["L.recurrent_weight"], Bound.Tensors(members, arrays, Bound.Map(string.Format(null, lines, " [pytorch]").Replace("b [pytorch]", "weight_hh").Replace("ignore weight_hh", "ignore b")))["L.recurrent_weight"]);
        float[] keras = Bound.Tensors(members, arrays, Bound.Map(string.Format(null, lines, " [pytorch]").Replace("a [pytorch]", "k [keras]").Replace("ignore k", "ignore a")))["L.weight"];
        Assert.Equal([3, 12, 21, 30, 4], keras[..5]);
        Assert.Equal([0, 9, 18, 27, 1], keras[12..17]);
    }

    /// <summary>The rows of a sequence are flattened in the same order everywhere; those of a map, or after a normalization, are not.</summary>
    [Theory]
    [InlineData("[Activate(Activation.Relu)] static partial void A();", "", true)]
    [InlineData("[Add(\"L\", \"L\")] static partial void A();", "", true)]
    [InlineData("[Slice(new[] { 1, 0 }, new[] { 4, 3 })] static partial void A();", "", true)]
    [InlineData("[Conv1D(3, 3)] static partial void A();", "", false)]
    [InlineData("[Conv1D(3, 1, From = \"X\")] static partial void C();", "[Concat(\"L\", \"C\")] static partial void A();", null)]
    public void Flattened_sequences(string first, string second, bool? inSteps)
    {
        string[] members = [Input, "[Rnn(3, Sequences = true, Bias = false)] static partial void L();", first, .. second.Length > 0 ? new[] { second } : [], "[Flatten] static partial void F();", "[Dense(1, Bias = false)] static partial void D();"];
        int steps = first.StartsWith("[Slice", StringComparison.Ordinal) ? 4 : 6;
        int inputs = second.Length > 0 ? 36 : 3 * steps;
        NamedArray[] arrays = [.. Ramps("l.weight_ih_l0 3x4; l.weight_hh_l0 3x3"), .. first.Contains("Conv1D", StringComparison.Ordinal) ? Ramps($"c.weight 3x{(second.Length > 0 ? "4x1" : "3x3")}; c.bias 3") : [], Bound.Ramp("d.weight", 1, inputs)];
        if (inSteps is not { } certain)
        {
            Assert.Contains("order of its inputs in PyTorch is not known", Bound.Problem(members, Bound.Npz(arrays)));
            return;
        }

        Assert.Equal(certain ? [0, 1, 2, 3, 4] : [0, steps, 2 * steps, 1, steps + 1], Bound.Tensors(members, Bound.Npz(arrays))["D.weight"][..5]);
    }

    private static RunnableNetwork Compile(string[] members, ArrayImport import) =>
        RunnableNetwork.Compile(DeclaredNetwork.FromMembers(members, NetworkPrecision.Float32), new FileParameters(import.Parameters()));

    private static NamedArray[] Keras(string path, int rows, int inputs = 4) =>
        [Bound.Ramp(path + "/kernel:0", inputs, rows), Bound.Ramp(path + "/recurrent_kernel:0", rows / 4, rows), Bound.Ramp(path + "/bias:0", rows)];

    /// <summary>"name 3x4; other 3": arrays of these shapes.</summary>
    private static NamedArray[] Ramps(string arrays) =>
        [.. arrays.Split("; ").Select(array => array.Split(' ')).Select(parts => Bound.Ramp(parts[0], [.. parts[1].Split('x').Select(int.Parse)]))];
}
