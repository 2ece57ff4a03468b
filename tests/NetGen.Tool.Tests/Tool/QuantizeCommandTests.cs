using System.Buffers.Binary;
using System.Text;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using NetGen.Tool.Tests.Models;

namespace NetGen.Tool.Tests.Tool;

/// <summary>netgen quantize: int8 parameters from float ones and inputs in an array file.</summary>
public sealed class QuantizeCommandTests
{
    private const string Declaration = """
        using NetGen;
        [Network, Weights("Net.netgen")]
        public static partial class Net
        {
            [Input(4, 4, 2)] static partial void X();
            [Conv2D(3, 3, Activation = Activation.Relu)] static partial void Conv();
            [Dense(3)] static partial void Logits();
        }
        """;

    [Fact]
    public void The_file_is_what_the_int8_network_compiles_against()
    {
        using TempFolder folder = new();
        Prepare(folder, 8, 4, 4, 2);
        (int code, string output, string errors) = Netgen.Run("quantize", folder["Net.cs"], "--calibrate", folder["x.npy"], "--output", folder["out"]);
        string written = Path.Combine(folder["out"], "Net.int8.netgen");
        Assert.Equal((0, ""), (code, errors));
        Assert.EndsWith(written + ": 4 tensors, 3 values\n", output, StringComparison.Ordinal);
        string[] rows = [.. output.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Split('|')[1].Trim())];
        Assert.Equal(["value", rows[1], "X", "Conv", "Logits *"], rows);
        Assert.Contains("over 8 samples", output, StringComparison.Ordinal);
        Assert.Contains("The same decision in ", output, StringComparison.Ordinal);

        File.WriteAllText(folder["Net.cs"], Declaration.Replace("[Network, Weights(\"Net.netgen\")]", "[Network(Precision = Precision.Int8), Weights(\"Net.int8.netgen\")]", StringComparison.Ordinal));
        Assert.Equal(0, Netgen.Run("generate", folder["Net.cs"], "--parameters", written, "--output", folder["out"]).Code);
        Assert.Contains("the parameters are quantized already", Netgen.Fail("quantize", folder["Net.cs"], "--parameters", written, "--calibrate", folder["x.npy"], "--output", folder["again"]), StringComparison.Ordinal);
        Assert.Contains("the file exists; --force replaces it", Netgen.Fail("quantize", folder["Net.cs"], "--parameters", folder["Net.netgen"], "--calibrate", folder["x.npy"], "--output", folder["out"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_change_what_is_written()
    {
        using TempFolder folder = new();
        Prepare(folder, 8, 4, 4, 2);
        string plain = Quantize(folder);
        Assert.Equal(plain, Quantize(folder));
        string[] others = [Quantize(folder, "--per-tensor"), Quantize(folder, "--percentile", "90"), Quantize(folder, "--given", "X=0.03125,-4")];
        Assert.Equal(4, others.Append(plain).Distinct().Count());
        Assert.Contains("value X int8 scale 0.03125 zero -4\n", others[2], StringComparison.Ordinal);
        Write(folder["other.npy"], 3, 4, 4, 2);
        Assert.Contains("over 3 samples", Netgen.Run("quantize", folder["Net.cs"], "--calibrate", folder["x.npy"], "--evaluate", folder["other.npy"], "--output", folder["e"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_is_quantized_by_its_recordings()
    {
        using TempFolder folder = new();
        string[] command =
        [
            "quantize", Repository.Combine("samples", "Microcontroller", "Gestures.cs"),
            "--parameters", Repository.Combine("tests", "NetGen.Models.Tests", "Gestures", "gestures.float32.netgen"),
            "--calibrate", Repository.Combine("tests", "NetGen.Models.Tests", "Gestures", "calibration.npz"),
            "--given", "Motion=0.03125,0", "--force", "--output", folder["out"],
        ];
        (int code, string output, string errors) = Netgen.Run(command);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("over 120 samples", output, StringComparison.Ordinal);
        string file = Path.Combine(folder["out"], "Gestures.int8.netgen");
        string whole = File.ReadAllText(file);
        Assert.Equal(0, Netgen.Run([.. command, "--least-error"]).Code);
        Assert.NotEqual(whole, File.ReadAllText(file));
    }

    [Theory]
    [InlineData(new[] { 8, 2, 4, 4 }, "x is 8x2x4x4; the input X wants N samples of 4x4x2, N x 4x4x2; its channels come first: x.transpose(0, 2, 3, 1)")]
    [InlineData(new[] { 4, 4, 2 }, "x is 4x4x2; the input X wants N samples of 4x4x2, N x 4x4x2; it is one sample: add an axis in front, x[None]")]
    [InlineData(new[] { 8, 5 }, "x is 8x5; the input X wants N samples of 4x4x2")]
    [InlineData(new[] { 0, 4, 4, 2 }, "the calibration set is empty")]
    public void Inputs_of_another_shape_are_an_error(int[] shape, string says)
    {
        using TempFolder folder = new();
        Prepare(folder, shape);
        Assert.Contains(says, Netgen.Fail("quantize", folder["Net.cs"], "--calibrate", folder["x.npy"], "--output", folder["out"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void A_missing_file_is_an_error()
    {
        using TempFolder folder = new();
        Prepare(folder, 8, 4, 4, 2);
        Assert.Contains("none.npy: there is no such file", Netgen.Fail("quantize", folder["Net.cs"], "--calibrate", folder["none.npy"]), StringComparison.Ordinal);
        Assert.Contains("none.netgen: there is no such file", Netgen.Fail("quantize", folder["Net.cs"], "--calibrate", folder["x.npy"], "--parameters", folder["none.netgen"]), StringComparison.Ordinal);
        File.Delete(folder["Net.netgen"]);
        Assert.Contains("no parameter file of this name", Netgen.Fail("quantize", folder["Net.cs"], "--calibrate", folder["x.npy"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--percentile and --least-error exclude one another", "--percentile", "99", "--least-error")]
    [InlineData("the percentile is 20; it must be above 50 and at most 100", "--percentile", "20")]
    [InlineData("--given X=0,3: write NAME=SCALE,ZERO", "--given", "X=0,3")]
    [InlineData("--given X=1,300: write NAME=SCALE,ZERO", "--given", "X=1,300")]
    [InlineData("a quantization is given for Z; the network's values are X, Conv, Logits", "--given", "Z=1,0")]
    [InlineData("there is no network Other", "--network", "Other")]
    public void Options_that_make_no_sense_are_an_error(string says, params string[] options)
    {
        using TempFolder folder = new();
        Prepare(folder, 8, 4, 4, 2);
        Assert.Contains(says, Netgen.Fail(["quantize", folder["Net.cs"], "--calibrate", folder["x.npy"], "--output", folder["out"], .. options]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["out"]));
    }

    [Fact]
    public void Numbers_that_are_none_are_an_error()
    {
        using TempFolder folder = new();
        Prepare(folder, 8, 4, 4, 2);
        byte[] bytes = File.ReadAllBytes(folder["x.npy"]);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - 4), float.NaN);
        File.WriteAllBytes(folder["x.npy"], bytes);
        Assert.Contains("sample 7 of X has NaN at index 31", Netgen.Fail("quantize", folder["Net.cs"], "--calibrate", folder["x.npy"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_TensorFlow_Lite_model_has_its_parameters()
    {
        using TempFolder folder = new();
        File.WriteAllBytes(folder["model.tflite"], SampleModels.Residual());
        Write(folder["x.npy"], 4, 6, 6, 2);
        (int code, _, string errors) = Netgen.Run("quantize", folder["model.tflite"], "--calibrate", folder["x.npy"], "--output", folder["out"]);
        Assert.Equal((0, ""), (code, errors));
        Assert.True(File.Exists(Path.Combine(folder["out"], "Model.int8.netgen")));
        Assert.Contains("a model comes alone", Netgen.Fail("quantize", folder["model.tflite"], "--parameters", folder["x.npy"], "--calibrate", folder["x.npy"]), StringComparison.Ordinal);
    }

    private static string Quantize(TempFolder folder, params string[] options)
    {
        Assert.Equal((0, ""), Netgen.Run(["quantize", folder["Net.cs"], "--calibrate", folder["x.npy"], "--output", folder["out"], "--force", .. options]) is var (code, _, errors) ? (code, errors) : default);
        return File.ReadAllText(Path.Combine(folder["out"], "Net.int8.netgen"));
    }

    /// <summary>The declaration, float parameters and inputs of a shape.</summary>
    private static void Prepare(TempFolder folder, params int[] shape)
    {
        File.WriteAllText(folder["Net.cs"], Declaration);
        RandomParameters random = new(5);
        var graph = NetGen.Generator.Compiler.Analyze(DeclaredNetwork.Read(Declaration).Model).Declared!;
        TensorRecord[] tensors = [.. graph.Nodes.SelectMany(node => node.Parameters.Zip(node.Operator.Parameters([.. node.Inputs.Select(input => input.Shape)]), (parameter, spec) => random.FindTensor(parameter.Name, spec, parameter.Type.Element)!))];
        File.WriteAllText(folder["Net.netgen"], ParameterFileWriter.Write(new ParameterFile(tensors, [])));
        Write(folder["x.npy"], shape);
    }

    /// <summary>numpy.save of numbers from -1 to 1.</summary>
    private static void Write(string path, params int[] shape)
    {
        string header = $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({string.Join(", ", shape)},), }}";
        header = header.PadRight(((header.Length + 11 + 63) / 64 * 64) - 11) + "\n";
        byte[] length = [(byte)header.Length, (byte)(header.Length >> 8)];
        int count = shape.Aggregate(1, static (product, size) => product * size);
        byte[] values = [.. Enumerable.Range(0, count).SelectMany(i => BitConverter.GetBytes((float)Math.Sin(i * i)))];
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, .. length, .. Encoding.ASCII.GetBytes(header), .. values]);
    }
}
