using System.CommandLine;
using NetGen.Calibration;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;
using NetGen.Tool.Reports;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen draw FILE.cs --input x.npy --value NAME</c>: runs a network and draws a matrix that it computes, a map of attention above all.</summary>
internal sealed class DrawCommand
{
    private readonly Argument<string[]> files = new("files") { Description = "The C# files of a declaration, or a TensorFlow Lite model.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string> input = new("--input") { Description = "What the network reads: .npy, or .npz with an array for each input; N x the input's shape.", Required = true };

    private readonly Option<int> sample = new("--sample") { Description = "Which of the N samples.", DefaultValueFactory = _ => 0 };

    private readonly Option<string> value = new("--value") { Description = "An output of the network, or what a layer gives: rows x columns, or rows x heads x columns.", Required = true };

    private readonly Option<string?> rows = new("--rows") { Description = "What stands beside the rows, a character each; rows behind its end are left out." };

    private readonly Option<string?> columns = new("--columns") { Description = "What stands above the columns, a character each." };

    private readonly Option<string?> parameters = new("--parameters") { Description = "The parameters; without it those that the declaration names." };

    private readonly Option<string?> network = new("--network") { Description = "One network, where the files declare several." };

    private readonly Option<string> directory = new("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };

    private readonly Option<bool> force = new("--force") { Description = "Replace a file that exists." };

    public static Command Create(TextWriter output)
    {
        DrawCommand options = new();
        Command command = new("draw", "Runs a network on an input and draws a matrix that it computes, such as weights of attention: NAME.VALUE.svg.") { options.files };
        foreach (Option option in new Option[] { options.input, options.sample, options.value, options.rows, options.columns, options.parameters, options.network, options.directory, options.force })
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            options.Run(parsed, output);
            return 0;
        });
        return command;
    }

    private void Run(ParseResult parsed, TextWriter output)
    {
        FloatNetwork source = FloatNetwork.Read(parsed.GetValue(files)!, parsed.GetValue(network), parsed.GetValue(parameters));
        ObservedNetwork running = ObservedNetwork.Compile(source.Model, source.Model.Precision, source.Parameters);
        CalibrationSet inputs = CalibrationFile.Read(parsed.GetValue(input)!, running.Graph.Inputs);
        int place = parsed.GetValue(sample);
        if (place < 0 || place >= inputs.Count)
        {
            throw new ToolException($"--sample {place}: {parsed.GetValue(input)} has {inputs.Count} samples, 0 to {inputs.Count - 1}");
        }

        string name = parsed.GetValue(value)!;
        Value found = Find(running, name) ?? throw new ToolException($"--value {name}: {source.Model.Name} has no such output or layer; there are {string.Join(", ", Matrices(running).Select(item => item.Name))}");
        TensorShape shape = found.Shape;
        if (shape.Rank is < 2 or > 3)
        {
            throw new ToolException($"--value {name}: it is {shape}; a picture is of rows x columns, or rows x heads x columns");
        }

        running.RunOn(inputs.For(running.Graph).ElementAt(place));
        float[] values = Reals(running, found);
        int heads = shape.Rank == 3 ? shape[1] : 1;
        float[][] panels = [.. Enumerable.Range(0, heads).Select(head => Enumerable.Range(0, shape[0]).SelectMany(row => values.Skip(((row * heads) + head) * shape.Channels).Take(shape.Channels)).ToArray())];
        string picture;
        try
        {
            picture = HeatMap.Write(panels, shape.Channels, Labels(parsed.GetValue(rows)), Labels(parsed.GetValue(columns)));
        }
        catch (ArgumentException exception)
        {
            throw new ToolException($"--value {name}: {exception.Message}");
        }

        OutputFile file = OutputFile.Of($"{source.Model.Name}.{name}.svg", picture);
        OutputFiles.Write(parsed.GetValue(directory)!, parsed.GetValue(force), file);
        output.Write($"{Path.Combine(parsed.GetValue(directory)!, file.Name)}: {name}, {shape}\n");
    }

    private static Value? Find(ObservedNetwork running, string name) =>
        running.Graph.Nodes.SelectMany(node => node.Outputs).Concat(running.Graph.Outputs).FirstOrDefault(item => item.Name == name);

    private static IEnumerable<Value> Matrices(ObservedNetwork running) =>
        running.Graph.Nodes.SelectMany(node => node.Outputs).Where(item => item.Shape.Rank is 2 or 3);

    private static float[] Reals(ObservedNetwork running, Value found) => found.Type switch
    {
        { Element: ElementType.Float32 } => running.Read<float>(found).ToArray(),
        { Element: ElementType.Int32 } => Array.ConvertAll(running.Read<int>(found).ToArray(), static index => (float)index),
        { Element: ElementType.Int8, Quantization: { } scale } => Array.ConvertAll(running.Read<sbyte>(found).ToArray(), q => scale.Scale * (q - scale.ZeroPoint)),
        _ => throw new ToolException($"{found.Name} has values of {found.Type.Element.Name()}; they are no matrix of the network"),
    };

    private static string[]? Labels(string? text) => text?.Select(character => character.ToString()).ToArray();
}
