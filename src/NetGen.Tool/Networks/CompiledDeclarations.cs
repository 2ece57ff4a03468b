using Microsoft.CodeAnalysis;
using NetGen.Generator;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Schedule;
using NetGen.Tool.Files;

namespace NetGen.Tool.Networks;

/// <summary>Networks of C# files, compiled as the source generator does it.</summary>
internal static class CompiledDeclarations
{
    /// <param name="sources">C# files with declarations.</param>
    /// <param name="network">The one that is wanted; null for all.</param>
    /// <param name="parameters">Parameter files; without any those beside the declarations.</param>
    /// <param name="options">What the project can compile.</param>
    /// <param name="output">Takes warnings.</param>
    /// <exception cref="ToolException">A network has errors.</exception>
    public static IReadOnlyList<Plan> Read(string[] sources, string? network, string[] parameters, CompileOptions options, TextWriter output)
    {
        IReadOnlyList<string> texts = parameters.Length > 0 ? parameters : Beside(sources);
        return [.. DeclarationFiles.Find(sources, network).Select(item => Compile(item, texts, options, output))];
    }

    private static Plan Compile(SourceNetwork network, IReadOnlyList<string> files, CompileOptions options, TextWriter output)
    {
        NetworkModel model = network.Declaration.Model;
        (IParameterSource? parameters, Finding? missing) = FindParameters.Run(model, files, path => ParameterReading.Read(path, InputFile.ReadText(path)));
        Finding[] before = [.. network.Declaration.Findings, .. missing is null ? Array.Empty<Finding>() : [missing]];
        if (before.Length > 0)
        {
            throw new ToolException(string.Join("\n", before.Select(error => Text(network, error))));
        }

        model = network.Tie(other => FindParameters.Run(other, files, path => ParameterReading.Read(path, InputFile.ReadText(path))).Source, isPlanned: true, options);
        CompiledNetwork compiled = Compiler.Compile(model, parameters, options);
        ILookup<bool, Finding> findings = compiled.Findings.ToLookup(finding => Descriptors.Of(finding.Id).DefaultSeverity == DiagnosticSeverity.Error);
        foreach (Finding warning in findings[false])
        {
            output.Write(Text(network, warning) + "\n");
        }

        return findings[true].Any() ? throw new ToolException(string.Join("\n", findings[true].Select(error => Text(network, error)))) : compiled.Plan!;
    }

    private static string Text(SourceNetwork network, Finding finding) => $"{network.PlaceOf(finding)}: {finding.Id}: {FindingText.Of(finding)}";

    internal static string[] Beside(string[] sources) =>
        [.. sources.Select(source => Path.GetDirectoryName(Path.GetFullPath(source))!).Where(Directory.Exists).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => Directory.GetFiles(folder, "*.netgen")).Order(StringComparer.Ordinal)];
}
