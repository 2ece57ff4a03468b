using System.CommandLine;
using NetGen.Generator;
using NetGen.Generator.Schedule;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary>The arguments of commands that compile declarations and write files.</summary>
internal sealed class DeclarationOptions
{
    private readonly Argument<string[]> files = new("files") { Description = "The C# files of declarations.", Arity = ArgumentArity.OneOrMore };

    private readonly Option<string[]> parameters = new("--parameters") { Description = "Parameter files; without it those beside the declarations.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    private readonly Option<string?> network = new("--network") { Description = "One network, where the files declare several." };

    private readonly Option<string> directory = new("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };

    private readonly Option<bool> vectors = new("--vectors") { Description = "The project has C# 12 and .NET 8: networks of Profile.DotNet may use vectors." };

    private readonly Option<bool> force = new("--force") { Description = "Replace files that exist." };

    public void AddTo(Command command)
    {
        command.Add(files);
        foreach (Option option in new Option[] { parameters, network, directory, vectors, force })
        {
            command.Add(option);
        }
    }

    /// <summary>The networks that the command line names.</summary>
    public IReadOnlyList<Plan> Compile(ParseResult parsed, TextWriter output) =>
        CompiledDeclarations.Read(parsed.GetValue(files)!, parsed.GetValue(network), parsed.GetValue(parameters)!, new CompileOptions(Vectors: parsed.GetValue(vectors)), output);

    /// <summary>Writes all files or none, and says which.</summary>
    public void Write(ParseResult parsed, TextWriter output, OutputFile[] written)
    {
        OutputFiles.Write(parsed.GetValue(directory)!, parsed.GetValue(force), written);
        foreach (OutputFile file in written)
        {
            output.Write(Path.Combine(parsed.GetValue(directory)!, file.Name) + "\n");
        }
    }
}
