using System.CommandLine;
using System.Reflection;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Schedule;
using NetGen.Tool.Files;
using NetGen.Tool.Reports;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen attention FILE.cs --text TEXT</c>: runs a network that reads and writes symbols, and draws what it looked at.</summary>
internal static class AttentionCommand
{
    public static Command Create(TextWriter output)
    {
        DeclarationOptions options = new();
        Option<string> text = new("--text") { Description = "What the network reads.", Required = true };
        Option<string> read = new("--read") { Description = "The characters of the tokens 1, 2, ...; 0 stands behind the end of the text.", Required = true };
        Option<string> written = new("--written") { Description = "The characters of the symbols 0, 1, ...", Required = true };
        Command command = new("attention", "Draws which symbols a decoder attended to for each that it wrote: NAME.attention.svg.") { text, read, written };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            IReadOnlyList<Plan> plans = options.Compile(parsed, output);
            if (plans.Count != 1)
            {
                throw new ToolException($"the files declare {string.Join(", ", plans.Select(plan => plan.Model.FullName))}; choose one with --network");
            }

            (string decoded, string map) = Run(plans[0], parsed.GetValue(text)!, parsed.GetValue(read)!, parsed.GetValue(written)!);
            output.Write($"{parsed.GetValue(text)} -> {decoded}\n");
            options.Write(parsed, output, [OutputFile.Of(plans[0].Model.FullName + ".attention.svg", map)]);
            return 0;
        });
        return command;
    }

    private static (string Written, string Map) Run(Plan plan, string text, string read, string written)
    {
        NetworkGraph graph = plan.Graph;
        Value[] symbols = [.. graph.Outputs.Where(value => value.Type.Element == ElementType.Int32)];
        if (graph.Stream is not null || plan.Model.InArena || graph.Inputs.Count != 1 || graph.Inputs[0].Type.Element != ElementType.Int32 || symbols.Length != 1)
        {
            throw new ToolException($"{plan.Model.FullName}: the network must have one input, [Tokens(length)], and one output of symbols, a decoder's, in arrays of the caller's");
        }

        int length = (int)graph.Inputs[0].Shape.Count;
        int steps = (int)symbols[0].Shape.Count;
        Value[] maps = [.. graph.Outputs.Where(value => value.Type.Element is (ElementType.Float32 or ElementType.Int8) && value.Shape.Rank == 2 && value.Shape.Height == steps && value.Shape.Channels == length)];
        if (maps.Length != 1)
        {
            throw new ToolException($"{plan.Model.FullName}: {maps.Length} outputs have a weight for each of {steps} symbols and {length} tokens; one must: mark what AdditiveAttention gives with Weights = true");
        }

        if (text.Length == 0 || text.Length > length)
        {
            throw new ToolException($"--text has {text.Length} characters; the network reads 1 to {length}");
        }

        int[] tokens = new int[length];
        for (int i = 0; i < text.Length; i++)
        {
            tokens[i] = read.IndexOf(text[i], StringComparison.Ordinal) + 1;
            if (tokens[i] == 0)
            {
                throw new ToolException($"--text: '{text[i]}' is not among the characters of --read");
            }
        }

        Array[] outputs = [.. graph.Outputs.Select(value => (Array)(value.Type.Element switch
        {
            ElementType.Int32 => new int[value.Shape.Count],
            ElementType.Int8 => new sbyte[value.Shape.Count],
            _ => new float[value.Shape.Count],
        }))];
        Type type = GeneratedAssembly.Load(GeneratedAssembly.Assemble(plan), plan);
        try
        {
            type.GetMethod("Infer")!.Invoke(null, [tokens, .. outputs]);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is ArgumentException refused)
        {
            throw new ToolException($"{plan.Model.FullName}: {refused.Message}; --read has {read.Length} characters");
        }

        int[] result = (int[])outputs[graph.Outputs.ToList().IndexOf(symbols[0])];
        if (result.Any(symbol => symbol >= written.Length))
        {
            throw new ToolException($"--written has {written.Length} characters; the network writes symbol {result.Max()}");
        }

        string[] rows = [.. result.Select(symbol => written[symbol].ToString())];
        return (string.Concat(rows), HeatMap.Write([Reals(outputs[graph.Outputs.ToList().IndexOf(maps[0])], maps[0])], length, rows, [.. text.Select(letter => letter.ToString())]));
    }
    private static float[] Reals(Array numbers, Value value) =>
        numbers is sbyte[] steps ? Array.ConvertAll(steps, step => value.Type.Quantization!.Scale * (step - value.Type.Quantization.ZeroPoint)) : (float[])numbers;
}
