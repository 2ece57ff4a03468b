using System.CommandLine;
using NetGen.Calibration;
using NetGen.Import;
using NetGen.Tool.Commands;

namespace NetGen.Tool;

/// <summary>The command line. Exit codes: 0 done, 1 the command failed, 2 the command line is wrong.</summary>
public static class CommandLine
{
    public const int Failed = 1;
    public const int Misused = 2;

    /// <summary>Runs a command; results go to <paramref name="output"/>, errors as single lines to <paramref name="errors"/>.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        RootCommand root = new("NetGen: neural networks as static C# for .NET microcontrollers.");
        root.Subcommands.Add(ImportCommand.Create(output));
        root.Subcommands.Add(ReportCommand.Create(output));
        root.Subcommands.Add(GenerateCommand.Create(output));
        root.Subcommands.Add(WeightsCommand.Create(output));
        root.Subcommands.Add(QuantizeCommand.Create(output));
        root.Subcommands.Add(CheckCommand.Create(output));
        root.Subcommands.Add(AttentionCommand.Create(output));
        root.Subcommands.Add(DrawCommand.Create(output));
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            WriteError(errors, parsed.Errors[0].Message + " Try 'netgen --help'.");
            return Misused;
        }

        try
        {
            InvocationConfiguration configuration = new() { Output = output, Error = errors, EnableDefaultExceptionHandler = false };
            return parsed.Invoke(configuration);
        }
        catch (ToolException exception)
        {
            WriteError(errors, exception.Message);
        }
        catch (QuantizationException exception)
        {
            WriteError(errors, exception.Message);
        }
        catch (ImportException exception)
        {
            WriteError(errors, exception.Message);
        }

        return Failed;
    }

    private static void WriteError(TextWriter errors, string message) =>
        errors.Write(string.Concat(message.ReplaceLineEndings("\n").Split('\n').Select(line => $"netgen: error: {line}\n")));
}
