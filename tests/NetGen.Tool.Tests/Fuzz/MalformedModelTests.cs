using System.Diagnostics;
using NetGen.Generator;
using NetGen.Generator.Emit;
using NetGen.Generator.Parameters;
using NetGen.Import;
using NetGen.Import.Writing;
using NetGen.Tasks;
using NetGen.Tool.Tests.Import;
using NetGen.Tool.Tests.Models;
using NetGen.Tool.Tests.Tasks;
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
        int compiled = 0;
        long slowest = 0;
        using TempFolder folder = new();
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = mutator.Mutate(originals[i % originals.Length]);
            long start = Stopwatch.GetTimestamp();
            bool imported = Try(mutant, out bool runs);
            accepted += imported ? 1 : 0;
            compiled += runs ? 1 : 0;
            Assert.Equal(imported, RunTask(folder, mutant));
            slowest = Math.Max(slowest, (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        output.WriteLine($"{Mutants} mutants of {originals.Length} models: {accepted} imported, {compiled} of them compiled, {Mutants - accepted} refused, slowest {slowest} ms");
        Assert.InRange(slowest, 0, 10_000);
        Assert.InRange(accepted, 1, Mutants - 1);
        Assert.InRange(compiled, 1, accepted);
    }

    [Fact]
    public void Every_truncation()
    {
        byte[] model = SampleModels.KeywordSpotter();
        for (int length = 0; length < model.Length; length++)
        {
            Try(model[..length], out _);
        }
    }

    [Fact]
    public void Layers_that_share_one_tensor_do_not_multiply_it_without_end()
    {
        Assert.True(Try(Shared(layers: 4), out _));
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

    /// <summary>The build task on the same file: a parameter file, or one error and no file at all.</summary>
    private static bool RunTask(TempFolder folder, byte[] model)
    {
        ErrorCounter errors = new();
        ConvertNetworkModel task = new()
        {
            BuildEngine = errors,
            Models = [new PathItem(folder.Write("mutant.tflite", model))],
            Outputs = [new PathItem(folder["mutant.netgen"])],
        };
        bool done = task.Execute();
        Assert.Equal(done ? [] : ["NG3901"], errors.Codes);
        Assert.Equal(done ? ["mutant.netgen", "mutant.tflite"] : ["mutant.tflite"], folder.Names());
        File.Delete(folder["mutant.netgen"]);
        return done;
    }

    private static bool Try(byte[] model, out bool compiles)
    {
        compiles = false;
        try
        {
            ImportedNetwork network = ModelImporter.Import(model, "mutant.tflite", new ImportOptions("Mutant"));
            Assert.NotEmpty(DeclarationWriter.Write(network.Model));
            Assert.Null(ParameterFileReader.Read(ParameterFileWriter.Write(network.Parameters)).Problem);
            Assert.NotNull(Compiler.Analyze(network.Model));
            CompiledNetwork compiled = Compiler.Compile(network.Model, new FileParameters(network.Parameters), CompileOptions.Default);
            compiles = compiled.Plan is not null && NetworkEmitter.Emit(compiled.Plan).Count > 0;
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
