using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NetGen.Generator.Cost;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.IlCounter.Tests;

/// <summary>A keyword network over a stream, counted: a step against the window that it would take otherwise.</summary>
public sealed class StreamCountTests(ITestOutputHelper output)
{
    private const int Rows = 49;

    private const int Features = 10;

    /// <summary>MLPerf Tiny's keyword network with its padding over time in front of the sequence, half as wide so that it fits an assembly.</summary>
    private static NetworkModel Keywords => DeclaredNetwork.FromMembers(
        [
            "[Input(49, 10, 1)] static partial void Spectrogram();",
            "[Conv2D(32, 10, 4, Stride = 2, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void Stem();",
            "[DepthwiseSeparableConv2D(32, 3, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void Block1();",
            "[DepthwiseSeparableConv2D(32, 3, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void Block2();",
            "[DepthwiseSeparableConv2D(32, 3, Padding = Padding.Causal, Activation = Activation.Relu)] static partial void Block3();",
            "[GlobalAveragePool] static partial void Pool();",
            "[Dense(12)] static partial void Logits();",
            "[Softmax] static partial void Scores();",
        ],
        NetworkPrecision.Int8) with
    {
        Profile = CodeProfile.NanoFramework,
    };

    [Fact]
    public void A_step_of_a_keyword_network_is_a_fraction_of_its_window()
    {
        RunnableNetwork whole = RunnableNetwork.Compile(Keywords, new RandomParameters(3));
        RunnableNetwork streaming = RunnableNetwork.Compile(Keywords with { IsStreaming = true }, new RandomParameters(3));
        CountedAssembly window = CountedAssembly.Load(whole.Image);
        CountedAssembly stream = CountedAssembly.Load(streaming.Image);
        CountedMethod infer = window.Method(whole.Type.FullName!, "Infer");
        CountedMethod step = stream.Method(streaming.Type.FullName!, "Step");
        Random random = new(4);
        sbyte[] frames = [.. Enumerable.Range(0, (Rows + 1) * Features).Select(_ => (sbyte)random.Next(sbyte.MinValue, sbyte.MaxValue + 1))];
        sbyte[] expected = new sbyte[12];
        infer.Invoke(frames[..(Rows * Features)], expected);
        long perWindow = infer.InclusiveInstructions;

        long most = 0;
        long sum = 0;
        long before = 0;
        sbyte[] scores = new sbyte[12];
        for (int t = 0; t < Rows + 1; t++)
        {
            step.Invoke(frames[(t * Features)..((t + 1) * Features)], scores);
            long now = step.InclusiveInstructions;
            if (t == Rows - 1)
            {
                Assert.Equal(expected, scores);
            }

            // The stream has settled: two steps are a pattern.
            if (t >= Rows - 1)
            {
                most = Math.Max(most, now - before);
                sum += now - before;
            }

            before = now;
        }

        NetworkCost cost = streaming.Compiled.Plan!.Cost;
        double moves = streaming.Compiled.Plan.Graph.Windows.Sum(moved => NetGen.Generator.Schedule.MoveRows.CostOf(moved, streaming.Compiled.Plan.Arena).Total);
        output.WriteLine($"MACs: window {cost.Macs:N0}, step at most {cost.Step!.Macs:N0}, on average {cost.Step.AverageMacs:N0}");
        output.WriteLine($"IL: window {perWindow:N0}, step at most {most:N0}, on average {sum / 2.0:N0}, of them rows moved {moves:N0}");
        output.WriteLine($"arena: whole {whole.Compiled.Plan!.Arena.PeakBytes:N0} B, stream {streaming.Compiled.Plan.Arena.PeakBytes:N0} B, state {cost.Step.StateBytes:N0} B");
        output.WriteLine($"code: whole {whole.Compiled.Plan.CodeBytes:N0} B of IL, stream {streaming.Compiled.Plan.CodeBytes:N0} B");
        Assert.InRange(cost.Macs / cost.Step.AverageMacs, 40, 60);
        Assert.InRange(perWindow / (sum / 2.0), 20, 60);
        Assert.InRange(moves, 0, most * 0.01);
    }

    /// <summary>Step, Reset and what they need are predicted as the rest of the class is.</summary>
    [Fact]
    public void The_class_of_a_stream_takes_what_is_predicted_of_a_pe_file()
    {
        RunnableNetwork network = RunnableNetwork.Compile(Keywords with { IsStreaming = true }, new RandomParameters(3));
        using PEReader reader = new(new MemoryStream(network.Image));
        MetadataReader metadata = reader.GetMetadataReader();
        long deployed = metadata.MethodDefinitions.Sum(method => ConvertedSize.Of(reader.GetMethodBody(metadata.GetMethodDefinition(method).RelativeVirtualAddress).GetILReader()));
        long predicted = network.Compiled.Plan!.DeployedBytes;
        output.WriteLine($"{predicted:N0} of {deployed:N0} bytes");
        Assert.InRange(predicted, deployed * 0.99, deployed * 1.01);
    }
}
