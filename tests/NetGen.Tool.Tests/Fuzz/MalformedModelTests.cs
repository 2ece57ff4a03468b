using System.Diagnostics;
using NetGen.Generator;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.Tool.Tests.Import;
using NetGen.Tool.Tests.Models;
using Xunit.Abstractions;

namespace NetGen.Tool.Tests.Fuzz;

/// <summary>Damaged models give a result or the declared error, quickly.</summary>
public sealed class MalformedModelTests(ITestOutputHelper output)
{
    private const int Mutants = 10_000;
    private const int Seed = 20_240_607;

    [Fact]
    public void Ten_thousand_mutants()
    {
        byte[][] originals = [.. Originals()];
        Mutator mutator = new(Seed);
        int accepted = 0;
        long slowest = 0;
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = mutator.Mutate(originals[i % originals.Length]);
            long start = Stopwatch.GetTimestamp();
            accepted += Try(mutant) ? 1 : 0;
            slowest = Math.Max(slowest, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        output.WriteLine($"{Mutants} mutants of {originals.Length} models: {accepted} imported, {Mutants - accepted} refused, slowest {slowest} ms");
        Assert.InRange(slowest, 0, 10_000);
        Assert.InRange(accepted, 1, Mutants - 1);
    }

    [Fact]
    public void Every_truncation()
    {
        byte[] model = SampleModels.KeywordSpotter();
        for (int length = 0; length < model.Length; length++)
        {
            Try(model[..length]);
        }
    }

    [Fact]
    public void Layers_that_share_one_tensor_do_not_multiply_it_without_end()
    {
        Assert.True(Try(Shared(layers: 4)));
        Assert.Contains("over and over", Importing.Problem(Shared(layers: 4000)));
    }

    /// <summary>Dense layers in a row, all with the same weights.</summary>
    private static byte[] Shared(int layers)
    {
        TfliteBuilder model = new();
        int weights = model.Ramp(200, 200);
        int input = model.Value(1, 200);
        int last = input;
        for (int i = 0; i < layers; i++)
        {
            int next = model.Value(1, 200);
            model.Apply("FULLY_CONNECTED", [last, weights], [next], 8);
            last = next;
        }

        return model.Build([input], [last]);
    }

    private static bool Try(byte[] model)
    {
        try
        {
            ImportedNetwork network = ModelImporter.Import(model, "mutant.tflite", new ImportOptions("Mutant"));
            Assert.NotEmpty(DeclarationWriter.Write(network.Model));
            Assert.Null(ParameterFileReader.Read(ParameterFileWriter.Write(network.Parameters)).Problem);
            Assert.NotNull(Compiler.Analyze(network.Model));
            return true;
        }
        catch (ImportException exception)
        {
            Assert.StartsWith("mutant.tflite: ", exception.Message);
            Assert.DoesNotContain('\n', exception.Message);
            return false;
        }
    }

    private static IEnumerable<byte[]> Originals()
    {
        yield return SampleModels.KeywordSpotter();
        yield return SampleModels.Residual();
        yield return SampleModels.KeywordSpotter(new TfliteBuilder { DataBehindTables = true, SignatureGraph = 0 });
        foreach (string name in new[] { "hello_world_int8", "micro_speech_int8", "kws_int8" })
        {
            string path = Path.Combine(SharedModels.Folder, name, "model.tflite");
            if (File.Exists(path))
            {
                yield return File.ReadAllBytes(path);
            }
        }
    }
}
