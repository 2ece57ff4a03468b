using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Tests.Roslyn;
using Xunit.Abstractions;

namespace NetGen.Generator.Tests.Fuzz;

/// <summary>Ten thousand damaged parameter files through generator and analyzer: code or a finding, never an exception, never a hang.</summary>
public sealed class ParameterFuzzTests(ITestOutputHelper output)
{
    private const int Batches = 100;
    private const int PerBatch = 100;
    private const int Seed = 20261125;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const string Source = """
        using NetGen;
        [Network(Precision = Precision.Int8), Weights("net.netgen")]
        public static partial class Net
        {
            [Input(4, 4, 2)] static partial void Image();
            [Conv2D(3, 2, Activation = Activation.PRelu)] static partial void Stem();
            [DepthwiseConv2D(3, Multiplier = 2, Activation = Activation.Relu6)] static partial void Filter();
            [Add(nameof(Filter), nameof(Filter))] static partial void Sum();
            [Dense(3, Activation = Activation.Sigmoid)] static partial void Logits();
            [Softmax] static partial void Scores();
        }
        """;

    private static readonly ParameterFile Original = new(
        [
            Tensor("Stem.weight", ElementType.Int8, new Quantization([0.01f, 0.02f, 0.03f], 0), 3, 2, 2, 2),
            Tensor("Stem.bias", ElementType.Int32, null, 3),
            Tensor("Stem.alpha", ElementType.Int8, new Quantization(0.01f, 0), 3),
            Tensor("Filter.weight", ElementType.Int8, new Quantization(0.02f, 0), 3, 3, 6),
            Tensor("Filter.bias", ElementType.Int32, null, 6),
            Tensor("Logits.weight", ElementType.Int8, new Quantization(0.01f, 0), 3, 96),
            Tensor("Logits.bias", ElementType.Int32, null, 3),
        ],
        [.. new[] { "Image", "Stem.linear", "Stem", "Filter", "Sum", "Logits.linear" }.Select(name => new ValueRecord(name, ElementType.Int8, 0.05f, -3)), new ValueRecord("Logits", ElementType.Int8, 1 / 256f, -128)]);

    [Fact]
    public async Task TenThousandFilesGiveCodeOrFindings()
    {
        Assert.Empty(Workbench.Analyze(Source, File(ParameterFileWriter.Write(Original))));
        int generated = 0;
        Dictionary<string, int> ids = [];
        for (int batch = 0; batch < Batches; batch++)
        {
            ParameterMutation mutation = new(Original, new Random(Seed + batch));
            foreach ((bool code, string[] found) in await Task.Run(() => Run(mutation)).WaitAsync(Patience))
            {
                // Code and errors exclude one another; one of them there is.
                Assert.Equal(code, found.Length == 0);
                generated += code ? 1 : 0;
                foreach (string id in found.Distinct())
                {
                    ids[id] = ids.GetValueOrDefault(id) + 1;
                }
            }
        }

        output.WriteLine($"{Batches * PerBatch} parameter files: {generated} generated, others {string.Join(" ", ids.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"))}");

        // Mutants that are all refused for one reason would make this test say nothing.
        Assert.InRange(generated, Batches * PerBatch / 20, Batches * PerBatch / 2);
        Assert.True(ids.Count >= 8, string.Join(" ", ids.Keys));
    }

    private static List<(bool Code, string[] Errors)> Run(ParameterMutation mutation)
    {
        CSharpCompilation compilation = Workbench.Compile(Source);
        List<(bool, string[])> results = [];
        TextFile before = File(ParameterFileWriter.Write(Original));
        GeneratorRun run = GeneratorRun.Start(compilation, before);
        for (int i = 0; i < PerBatch; i++)
        {
            TextFile mutant = File(mutation.Next());
            run = run.Next(compilation, before, mutant);
            before = mutant;
            Diagnostic[] found = Workbench.Analyze(compilation, [mutant]);
            bool code = run.Sources.Any(file => file.Text.Contains("Forward(", StringComparison.Ordinal));
            results.Add((code, [.. found.Where(item => item.Severity == DiagnosticSeverity.Error).Select(item => item.Id)]));
        }

        return results;
    }

    private static TextFile File(string text) => new("net.netgen", text);

    private static TensorRecord Tensor(string name, ElementType element, Quantization? quantization, params int[] shape)
    {
        TensorShape sizes = new(shape);
        int[] values = [.. Enumerable.Range(0, (int)sizes.Count).Select(i => (i * 37 % 255) - 127)];
        return new TensorRecord(name, new TensorType(element, sizes, quantization), Packing.FromIntegers(values, element));
    }
}
