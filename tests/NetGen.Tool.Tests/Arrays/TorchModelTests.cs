using System.Runtime.InteropServices;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using NetGen.Tool.Tests.Models;
using NetGen.Tool.Tests.Tool;
using Xunit.Abstractions;

namespace NetGen.Tool.Tests.Arrays;

/// <summary>Networks that PyTorch made: declared from the zoo's blocks, weights from the state_dict, outputs as near to those of float64 as PyTorch's float32 is.</summary>
public sealed class TorchModelTests(ITestOutputHelper output)
{
    /// <summary>What ../shared/models/README.md allows.</summary>
    private const double Factor = 4;

    private static readonly string[] Sources =
    [
        Repository.Combine("samples", "Zoo", "MobileNetV2.cs"),
        Repository.Combine("samples", "Zoo", "SqueezeNet.cs"),
        Repository.Combine("tests", "NetGen.Tool.Tests", "Arrays", "Networks", "TorchNetworks.cs"),
    ];

    [SkippableTheory]
    [InlineData("torch_mobilenetv2_w035", "TorchMobileNet", "mobilenet.netgen", "axes in the order of PyTorch: the file has 'running_mean'")]
    [InlineData("torch_squeezenet1_1", "TorchSqueezeNet", "squeezenet.netgen", "axes in the order of PyTorch: no other fits the shapes")]
    [InlineData("torch_rnn_tanh", "TorchRnn", "rnn.netgen", "Body = r (gates in the order of PyTorch)")]
    [InlineData("torch_lstm", "TorchLstm", "lstm.netgen", "Body = r (gates in the order of PyTorch)")]
    [InlineData("torch_gru", "TorchGru", "gru.netgen", "Body = r (gates in the order of PyTorch)")]
    [InlineData("torch_bilstm2", "TorchBiLstm", "bilstm.netgen", "Second = r.l1 (gates in the order of PyTorch)")]
    public void Outputs_are_those_of_PyTorch(string model, string network, string file, string how)
    {
        string folder = Path.Combine(SharedModels.Folder, model);
        Skip.IfNot(Directory.Exists(folder), $"{folder} is not here");
        RunnableNetwork runnable = Compile(Import(Path.Combine(folder, "weights.npz"), network, file, how), network);
        for (int i = 0; File.Exists(Path.Combine(folder, $"in_{i}.bin")); i++)
        {
            float[] actual = (float[])runnable.Infer(ChannelsLast(Read<float>(folder, $"in_{i}.bin")))[0];
            double[] exact = Read<double>(folder, $"out64_{i}.bin");
            double mine = Distance(actual, exact);
            double its = Distance(Read<float>(folder, $"out_{i}.bin"), exact);
            output.WriteLine($"{model} {i}: {mine:E2} from float64, PyTorch {its:E2}");
            Assert.InRange(its, double.Epsilon, 1);
            Assert.InRange(mine, 0, Factor * its);
        }
    }

    /// <summary>Queries, keys and values are stacked in the files; the mask of the second one is no parameter, and a line of a map says so.</summary>
    [SkippableTheory]
    [InlineData("torch_transformer_relu", "TorchTransformer", "transformer.netgen", "")]
    [InlineData("torch_tinygpt_block", "TorchGpt", "gpt.netgen", "ignore m\n")]
    public void Transformers_are_those_of_PyTorch(string model, string network, string file, string map)
    {
        string folder = Path.Combine(SharedModels.Folder, model);
        Skip.IfNot(Directory.Exists(folder), $"{folder} is not here");
        string parameters = Import(Path.Combine(folder, "weights.npz"), network, file, "", map);
        foreach (CodeProfile profile in Enum.GetValues<CodeProfile>())
        {
            RunnableNetwork runnable = Compile(parameters, network, profile);
            double worst = 0;
            for (int i = 0; File.Exists(Path.Combine(folder, $"in_{i}.bin")); i++)
            {
                Array input = network == "TorchGpt" ? Array.ConvertAll(Read<long>(folder, $"in_{i}.bin"), static token => (int)token) : Read<float>(folder, $"in_{i}.bin");
                float[] actual = (float[])runnable.Infer(input)[0];
                double[] exact = Read<double>(folder, $"out64_{i}.bin");
                double its = Distance(Read<float>(folder, $"out_{i}.bin"), exact);
                worst = Math.Max(worst, Distance(actual, exact) / its);
                Assert.InRange(its, double.Epsilon, 1e-4);
            }

            output.WriteLine($"{model}, {profile}: {worst:0.00} times as far from float64 as PyTorch's float32");
            Assert.InRange(worst, 0, Factor);
        }
    }

    /// <summary>A convolutional network over sequences: as PyTorch has it, with padding on both sides.</summary>
    [SkippableFact]
    public void Outputs_of_a_temporal_network_are_those_of_PyTorch()
    {
        (string folder, string parameters) = ImportTcn();
        RunnableNetwork runnable = Compile(parameters, "TorchTcn");
        int vectors = 0;
        for (; File.Exists(Path.Combine(folder, $"in_{vectors}.bin")); vectors++)
        {
            double[] exact = Read<double>(folder, $"out64_{vectors}.bin");
            double mine = Distance((float[])runnable.Infer(Read<float>(folder, $"in_{vectors}.bin"))[0], exact);
            double its = Distance(Read<float>(folder, $"out_{vectors}.bin"), exact);
            output.WriteLine($"torch_tcn {vectors}: {mine:E2} from float64, PyTorch {its:E2}");
            Assert.InRange(mine, 0, Factor * its);
        }

        Assert.Equal(5, vectors);
    }

    /// <summary>
    /// The same weights with all padding before the sequence run over a stream as over the whole sequence; with padding on both sides there is no stream, as the
    /// network looks six rows ahead.
    /// </summary>
    [SkippableFact]
    public void A_temporal_network_that_looks_back_alone_runs_over_a_stream()
    {
        (string folder, string parameters) = ImportTcn();
        string[] refused = [.. NetGen.Generator.Compiler.Analyze(ModelOf("TorchTcn") with { IsStreaming = true }).Findings.Select(finding => $"{finding.Id} {string.Join(": ", finding.Arguments)}")];
        Assert.Equal(2, refused.Length);
        Assert.StartsWith("NG1027 First: its last output row wants 2 rows behind the last of its 20 input rows", refused[0], StringComparison.Ordinal);
        Assert.StartsWith("NG1027 Second: its last output row wants 4 rows behind", refused[1], StringComparison.Ordinal);

        NetworkModel causal = ModelOf("TorchTcn") with { ConvolutionDefaults = ModelOf("TorchTcn").ConvolutionDefaults.Select(argument => argument.Name == "Padding" ? argument with { Value = new ArgumentValue.Member("Padding", "Causal") } : argument).ToEquatableArray() };
        RunnableNetwork whole = Compile(parameters, causal);
        RunnableNetwork streaming = Compile(parameters, causal with { IsStreaming = true });
        RunnableStream steps = new(streaming);
        for (int i = 0; i < 5; i++)
        {
            float[] frames = Read<float>(folder, $"in_{i}.bin");
            Array expected = whole.Infer(frames)[0];
            Assert.Equal(expected, streaming.Infer(frames)[0]);
            steps.Reset();
            Assert.Equal(expected, Assert.Single(steps.Run(frames)[0]));
        }
    }

    /// <summary>The block of a GPT token by token, keys and values kept: bit for bit what it gives for the whole text, in both profiles.</summary>
    [SkippableFact]
    public void A_language_model_runs_token_by_token()
    {
        string folder = Path.Combine(SharedModels.Folder, "torch_tinygpt_block");
        Skip.IfNot(Directory.Exists(folder), $"{folder} is not here");
        string parameters = Import(Path.Combine(folder, "weights.npz"), "TorchGpt", "gpt.netgen", "", "ignore m\n");
        foreach (CodeProfile profile in Enum.GetValues<CodeProfile>())
        {
            NetworkModel model = ModelOf("TorchGpt") with { Profile = profile };
            RunnableNetwork whole = Compile(parameters, model);
            RunnableNetwork streaming = Compile(parameters, model with { IsStreaming = true });
            RunnableStream steps = new(streaming);
            for (int i = 0; i < 5; i++)
            {
                int[] tokens = Array.ConvertAll(Read<long>(folder, $"in_{i}.bin"), static token => (int)token);
                float[] expected = (float[])whole.Infer(tokens)[0];
                Assert.Equal(expected, streaming.Infer(tokens)[0]);
                steps.Reset();
                List<Array> rows = steps.Run(tokens)[0];
                Assert.Equal(tokens.Length, rows.Count);
                Assert.Equal(expected, RunnableStream.Joined(rows));
                Assert.Equal(0, steps.AllocatedBytes(new[] { 1 }));
            }
        }
    }

    private static (string Folder, string Parameters) ImportTcn()
    {
        string folder = Path.Combine(SharedModels.Folder, "torch_tcn");
        Skip.IfNot(Directory.Exists(folder), $"{folder} is not here");
        return (folder, Import(Path.Combine(folder, "weights.npz"), "TorchTcn", "tcn.netgen", "axes in the order of PyTorch"));
    }

    /// <summary>The state_dict of the same network under the names and in the order of a .safetensors file gives the same parameters.</summary>
    [SkippableTheory]
    [InlineData("torch_mobilenetv2_w035", "TorchMobileNet", "mobilenet.netgen")]
    [InlineData("torch_squeezenet1_1", "TorchSqueezeNet", "squeezenet.netgen")]
    [InlineData("torch_bilstm2", "TorchBiLstm", "bilstm.netgen")]
    public void The_order_of_a_safetensors_file_means_nothing(string model, string network, string file)
    {
        string path = Path.Combine(SharedModels.Folder, model, "weights.npz");
        Skip.IfNot(File.Exists(path), $"{path} is not here");
        using TempFolder folder = new();
        var arrays = NetGen.Arrays.NamedArrays.Read(File.ReadAllBytes(path), path).Items;
        string sorted = folder.Write("weights.safetensors", ArrayFiles.Safetensors([.. arrays.Select(array => (array.Name, array.Shape.ToArray(), array.Values))]));
        Assert.Equal(Import(path, network, file, ""), Import(sorted, network, file, ""));
    }

    /// <summary>What PyTorch exported to ONNX gives the parameters that its state_dict gives: gates in another order, directions and biases in one array.</summary>
    [SkippableTheory]
    [InlineData("torch_rnn_tanh", "TorchRnn", "rnn.netgen")]
    [InlineData("torch_lstm", "TorchLstm", "lstm.netgen")]
    [InlineData("torch_gru", "TorchGru", "gru.netgen")]
    [InlineData("torch_bilstm2", "TorchBiLstm", "bilstm.netgen")]
    public void Arrays_of_ONNX_are_those_of_PyTorch(string model, string network, string file)
    {
        string path = Path.Combine(SharedModels.Folder, model);
        Skip.IfNot(Directory.Exists(path), $"{path} is not here");
        using TempFolder folder = new();
        string exported = folder.Write("weights.safetensors", ArrayFiles.Safetensors(OnnxBytes.Constants(File.ReadAllBytes(Path.Combine(path, "model.onnx")))));
        Assert.Equal(Import(Path.Combine(path, "weights.npz"), network, file, ""), Import(exported, network, file, "(gates in the order of Onnx)"));
    }

    private static string Import(string weights, string network, string file, string how, string map = "")
    {
        using TempFolder folder = new();
        File.WriteAllText(folder["names.map"], map);
        (int code, string text, string errors) = Netgen.Run(["import", weights, "--declaration", .. Sources, "--network", network, "--map", folder["names.map"], "--output", folder.Path]);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(how, text);
        return File.ReadAllText(folder[file]);
    }

    private static RunnableNetwork Compile(string parameters, string network, CodeProfile profile = CodeProfile.DotNet) => Compile(parameters, ModelOf(network) with { Profile = profile });

    private static NetworkModel ModelOf(string network) => DeclaredNetwork.ReadAll(Sources.Select(File.ReadAllText)).Single(item => item.Model.Name == network).Model;

    private static RunnableNetwork Compile(string parameters, NetworkModel model)
    {
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(parameters);
        Assert.Null(problem);
        return RunnableNetwork.Compile(model, new FileParameters(file!));
    }

    private static T[] Read<T>(string folder, string name)
        where T : struct => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(Path.Combine(folder, name))).ToArray();

    /// <summary>Images of 3 channels come channels first, sequences row by row.</summary>
    private static float[] ChannelsLast(float[] image)
    {
        const int positions = 64 * 64;
        const int channels = 3;
        if (image.Length != positions * channels)
        {
            return image;
        }

        float[] moved = new float[image.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = image[((i % channels) * positions) + (i / channels)];
        }

        return moved;
    }

    private static double Distance(float[] actual, double[] exact) => actual.Zip(exact, (value, wanted) => Math.Abs(value - wanted)).Max();
}
