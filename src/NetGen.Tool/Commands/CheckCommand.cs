using System.CommandLine;
using NetGen.Generator.Model;
using NetGen.NanoFramework;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen check app.dll</c>: prints what nanoFramework would do wrong with compiled assemblies.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<string[]> files = new("assemblies") { Description = "Assemblies as the C# compiler wrote them.", Arity = ArgumentArity.OneOrMore };
        Option<string?> board = new("--board") { Description = "A member of NetGen.Board: also look for calls of System.Math that it lacks." };
        Command command = new("check", "Looks in compiled assemblies for what .NET nanoFramework cannot hold or runs wrongly without a word.") { files, board };
        command.SetAction(parsed =>
        {
            BoardLimits? limits = parsed.GetValue(board) is { } name ? BoardNames.Find(name) : null;
            return parsed.GetValue(files)!.Count(file => !Check(file, limits, output)) == 0 ? 0 : CommandLine.Failed;
        });
        return command;
    }

    /// <summary>Prints the violations and the sizes; false where there is an error.</summary>
    private static bool Check(string path, BoardLimits? board, TextWriter output)
    {
        AssemblyCheck check;
        try
        {
            check = AssemblyCheck.Run(InputFile.ReadBytes(path), board);
        }
        catch (BadImageFormatException exception)
        {
            throw new ToolException($"{path}: {exception.Message}");
        }

        foreach (Violation violation in check.Violations)
        {
            output.Write($"{path}: {(violation.IsError ? "error" : "warning")} {violation.Id}: {violation.Member}: {violation.Message}\n");
        }

        AssemblySizes sizes = check.Sizes;
        output.Write(FormattableString.Invariant(
            $"{path}: {sizes.CodeBytes:N0} bytes of IL of {AssemblyLimits.CodeBytes:N0}; {sizes.SignatureBytes:N0} of signatures and {sizes.InitialiserBytes:N0} of initialisers of {AssemblyLimits.SignatureBytes:N0}; {sizes.StringBytes:N0} of strings of {AssemblyLimits.StringBytes:N0}\n"));
        return !check.Violations.Any(violation => violation.IsError);
    }
}
