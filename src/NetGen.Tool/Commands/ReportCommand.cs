using System.CommandLine;
using NetGen.Tool.Networks;
using NetGen.Tool.Reports;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen report (model.tflite | file.cs ...)</c>: prints what networks cost.</summary>
internal static class ReportCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<string[]> files = new("files") { Description = "A TensorFlow Lite model, or the C# files of declarations.", Arity = ArgumentArity.OneOrMore };
        Option<string?> network = new("--network") { Description = "The network to report, where the files declare several." };
        Option<bool> json = new("--json") { Description = "Print JSON instead of a table." };
        Option<bool> markdown = new("--markdown") { Description = "Print a line for each network, as a table in Markdown." };
        Option<string?> published = new("--published") { Description = "With --markdown: a file of published figures to print beside them." };
        Option<bool> sequence = new("--sequence") { Description = "Print the cost of networks over sequences, a step and a sequence, in use and in training." };
        Option<int?> truncate = new("--truncate") { Description = "With --sequence: training with the gradient through that many steps as well." };
        Command command = new("report", "Prints the cost of each layer: MACs, weights, biases, bytes, units, arena.") { files, network, json, markdown, published, sequence, truncate };
        command.SetAction(parsed =>
        {
            IReadOnlyList<CostedNetwork> networks = Read(parsed.GetValue(files)!, parsed.GetValue(network));
            string? figures = parsed.GetValue(published);
            if (parsed.GetValue(json) ? parsed.GetValue(markdown) || figures is not null : figures is not null && !parsed.GetValue(markdown))
            {
                throw new ToolException("--json and --markdown exclude one another, and --published wants --markdown");
            }

            int? steps = parsed.GetValue(truncate);
            if (parsed.GetValue(sequence) ? parsed.GetValue(markdown) : steps is not null)
            {
                throw new ToolException("--truncate wants --sequence, and --sequence has no --markdown");
            }

            if (parsed.GetValue(sequence))
            {
                SequenceNetwork[] sequences = [.. networks.Select(item => SequenceNetwork.Of(item, steps))];
                output.Write(parsed.GetValue(json) ? SequenceJson.Write(sequences) : SequenceReport.Write(sequences));
                return 0;
            }

            output.Write(parsed.GetValue(json) ? JsonReport.Write(networks)
                : parsed.GetValue(markdown) ? MarkdownReport.Write(networks, figures is null ? new Dictionary<string, PublishedFigures>() : PublishedFigures.Read(figures))
                : TableReport.Write(networks));
            return 0;
        });
        return command;
    }

    private static IReadOnlyList<CostedNetwork> Read(string[] paths, string? name)
    {
        string[] models = [.. paths.Where(ModelFile.IsModel)];
        if (models.Length == 0)
        {
            return DeclarationFiles.Read(paths, name);
        }

        return models.Length == paths.Length && name is null
            ? [.. models.Select(ModelFile.Read)]
            : throw new ToolException("give either models or C# files; --network chooses among C# declarations only");
    }
}
