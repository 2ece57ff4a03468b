using System.CommandLine;
using Microsoft.CodeAnalysis;
using NetGen.Generator;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Tool.Files;
using NetGen.Tool.Networks;

namespace NetGen.Tool.Commands;

/// <summary><c>netgen generate FILE.cs ...</c>: writes what the source generator would add, for projects that can host no generator.</summary>
internal static class GenerateCommand
{
    public static Command Create(TextWriter output)
    {
        Argument<string[]> files = new("files") { Description = "The C# files of declarations.", Arity = ArgumentArity.OneOrMore };
        Option<string[]> parameters = new("--parameters") { Description = "Parameter files; without it those beside the declarations.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        Option<string?> network = new("--network") { Description = "The network to generate, where the files declare several." };
        Option<string> directory = new("--output") { Description = "The folder to write to.", DefaultValueFactory = _ => "." };
        Option<bool> vectors = new("--vectors") { Description = "The project has C# 12 and .NET 8: networks of Profile.DotNet may use vectors." };
        Option<bool> force = new("--force") { Description = "Replace files that exist." };
        Command command = new("generate", "Writes the C# that the source generator would add to a project: NAME.g.cs and NAME.Weights.g.cs.") { files, parameters, network, directory, vectors, force };
        command.SetAction(parsed =>
        {
            string[] sources = parsed.GetValue(files)!;
            string[] given = parsed.GetValue(parameters)!;
            IReadOnlyList<string> texts = given.Length > 0 ? given : Beside(sources);
            CompileOptions options = new(Vectors: parsed.GetValue(vectors));
            GeneratedFile[] written = [.. DeclarationFiles.Find(sources, parsed.GetValue(network)).SelectMany(item => Generate(item, texts, options, output))];
            OutputFiles.Write(parsed.GetValue(directory)!, parsed.GetValue(force), [.. written.Select(file => (file.Name, file.Text))]);
            foreach (GeneratedFile file in written)
            {
                output.Write(Path.Combine(parsed.GetValue(directory)!, file.Name) + "\n");
            }

            return 0;
        });
        return command;
    }

    private static IReadOnlyList<GeneratedFile> Generate(SourceNetwork network, IReadOnlyList<string> files, CompileOptions options, TextWriter output)
    {
        NetworkModel model = network.Declaration.Model;
        (IParameterSource? parameters, Finding? missing) = FindParameters.Run(model, files, path => ParameterReading.Read(path, InputFile.ReadText(path)));
        Finding[] before = [.. network.Declaration.Findings, .. missing is null ? Array.Empty<Finding>() : [missing]];
        if (before.Length > 0)
        {
            throw new ToolException(string.Join("\n", before.Select(error => Text(network, error))));
        }

        CompiledNetwork compiled = Compiler.Compile(model, parameters, options);
        ILookup<bool, Finding> findings = compiled.Findings.ToLookup(finding => Descriptors.Of(finding.Id).DefaultSeverity == DiagnosticSeverity.Error);
        foreach (Finding warning in findings[false])
        {
            output.Write(Text(network, warning) + "\n");
        }

        if (findings[true].Any())
        {
            throw new ToolException(string.Join("\n", findings[true].Select(error => Text(network, error))));
        }

        return NetworkEmitter.Emit(compiled.Plan!);
    }

    private static string Text(SourceNetwork network, Finding finding) => $"{network.PlaceOf(finding)}: {finding.Id}: {FindingText.Of(finding)}";

    private static string[] Beside(string[] sources) =>
        [.. sources.Select(source => Path.GetDirectoryName(Path.GetFullPath(source))!).Where(Directory.Exists).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.GetFiles(folder, "*.netgen")).Order(StringComparer.Ordinal)];
}
