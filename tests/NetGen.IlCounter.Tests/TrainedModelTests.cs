using System.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Models.Tests;
using NetGen.TestKit;
using Xunit.Abstractions;

namespace NetGen.IlCounter.Tests;

/// <summary>What trained networks execute, printed; and the golden outputs on the counter.</summary>
public sealed class TrainedModelTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("kws_int8", CodeForm.Loop)]
    [InlineData("kws_int8", CodeForm.Constants)]
    public void OutputsAreGolden(string name, CodeForm form)
    {
        Skip.IfNot(FoundationModel.Names().Contains(name), "../shared/models is absent");
        FoundationModel model = new(name);
        CountedNetwork network = new(model.Compile(form));
        for (int i = 0; i < model.VectorCount; i++)
        {
            network.Assembly.Reset();
            Array input = Tensors.FromBytes(model.Input(i), ElementType.Int8);
            long start = Stopwatch.GetTimestamp();
            Array actual = network.Infer(input)[0];
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            Assert.Equal(Tensors.FromBytes(model.Output(i), ElementType.Int8), actual);
            if (i == model.VectorCount - 1)
            {
                Print($"{name}, {form}", network, time);
            }
        }
    }

    [Theory]
    [InlineData(CodeForm.Loop)]
    [InlineData(CodeForm.Constants)]
    public void TheSampleRuns(CodeForm form)
    {
        string folder = Repository.Combine("samples", "Microcontroller");
        (ParameterFile? file, ParameterProblem? problem) = ParameterFileReader.Read(File.ReadAllText(Path.Combine(folder, "gestures.netgen")));
        Assert.Null(problem);
        RunnableNetwork compiled = RunnableNetwork.Compile(DeclaredNetwork.Read(File.ReadAllText(Path.Combine(folder, "Gestures.cs"))).Model, new FileParameters(file!), form);
        CountedNetwork network = new(compiled);
        Random random = new(5);
        for (int i = 0; i < 3; i++)
        {
            network.Assembly.Reset();
            sbyte[] input = [.. Enumerable.Range(0, 192).Select(_ => (sbyte)random.Next(-128, 128))];
            Assert.Equal(compiled.Infer(input)[0], network.Infer(input)[0]);
        }

        Print($"gestures, {form}", network, null);
    }

    private void Print(string name, CountedNetwork network, TimeSpan? time)
    {
        IlCounts counts = network.Assembly.Counts;
        output.WriteLine($"{name}: {counts.Instructions:N0} instructions, {(double)counts.Instructions / network.Macs:0.00} per MAC of {network.Macs:N0}, {network.Assembly.Facts}");
        if (time is { } known)
        {
            output.WriteLine($"{counts.Instructions / known.TotalMicroseconds:0} M IL/s");
        }

        output.WriteLine(counts.ToString());
        output.WriteLine(string.Join(", ", counts.ByOpcode.Take(12).Select(pair => $"{pair.Opcode} {pair.Count:N0}")));
        foreach (CountedMethod method in network.Assembly.Methods.Where(method => method.InclusiveInstructions > 0))
        {
            output.WriteLine($"  {method.FullName}: {method.Counts.Instructions:N0} of its own, {method.InclusiveInstructions:N0} with callees, {method.Calls:N0} calls, {method.CodeBytes:N0} bytes, {method.Locals} locals");
        }
    }
}
