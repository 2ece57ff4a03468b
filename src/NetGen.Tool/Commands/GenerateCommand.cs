using System.CommandLine;
using NetGen.Generator.Emit;
using NetGen.Tool.Files;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen generate FILE.cs ...</c>: writes what the source generator would add, for projects that can host no generator.</summary>
internal static class GenerateCommand
{
    public static Command Create(TextWriter output)
    {
        DeclarationOptions options = new();
        Command command = new("generate", "Writes the C# that the source generator would add to a project: NAME.g.cs and NAME.Weights.g.cs.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            GeneratedFile[] files = [.. options.Compile(parsed, output).SelectMany(NetworkEmitter.Emit)];
            options.Write(parsed, output, [.. files.Select(file => OutputFile.Of(file.Name, file.Text))]);
            return 0;
        });
        return command;
    }
}
