using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;
using NetGen.Generator.Declarations;
using NetGen.Generator.Model;
using NetGen.Tool.Files;

namespace NetGen.Tool.Networks;

/// <summary>The networks declared in C# files, read as the compiler reads them.</summary>
internal static class DeclarationFiles
{
    /// <param name="paths">The files; together they are one compilation.</param>
    /// <param name="name">The network to read, with or without its namespace; null for all.</param>
    public static IReadOnlyList<CostedNetwork> Read(IReadOnlyList<string> paths, string? name) =>
        [.. Find(paths, name).Select(static network => CostedNetwork.Analyze(network.Tie(static _ => null, false, CompileOptions.Default), network.Declaration.Findings, network.PlaceOf))];

    /// <summary>The networks themselves; a declaration that is not whole ends the command.</summary>
    /// <param name="paths">The files; together they are one compilation.</param>
    /// <param name="name">The network to find, with or without its namespace; null for all.</param>
    public static IReadOnlyList<SourceNetwork> Find(IReadOnlyList<string> paths, string? name)
    {
        CSharpParseOptions parse = new(LanguageVersion.Preview);
        SyntaxTree[] trees = [.. paths.Select(path => CSharpSyntaxTree.ParseText(InputFile.ReadText(path), parse, path, Encoding.UTF8))];
        foreach (Diagnostic mistake in trees.SelectMany(tree => tree.GetDiagnostics()).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            throw new ToolException($"{Place(mistake.Location)}: {mistake.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        CSharpCompilation compilation = CSharpCompilation.Create("Declarations", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        INamedTypeSymbol[] networks = [.. Types(compilation.Assembly.GlobalNamespace).Where(NetworkReader.IsNetwork)];
        INamedTypeSymbol[] wanted = [.. networks.Where(type => name is null || type.Name == name || type.ToDisplayString() == name)];
        if (wanted.Length == 0)
        {
            throw new ToolException(networks.Length == 0
                ? $"{string.Join(", ", paths)}: no class with [Network]"
                : $"there is no network {name}; the files declare {string.Join(", ", networks.Select(type => type.ToDisplayString()))}");
        }

        BackboneNeed[] needs = [.. NetworkReader.ReadWithBackbone(compilation, CancellationToken.None).Select(Backbones.NeedOf).OfType<BackboneNeed>()];
        return [.. wanted.Select(type => Read(type, needs))];
    }

    private static SourceNetwork Read(INamedTypeSymbol type, IReadOnlyList<BackboneNeed> needs)
    {
        Declaration declaration = NetworkReader.Read(type, CancellationToken.None);
        string PlaceOf(Finding finding) => Place(AnchorLocator.Locate(type, finding.At, CancellationToken.None));
        return declaration.IsComplete || declaration.Findings.Count == 0
            ? new SourceNetwork(declaration, needs, PlaceOf)
            : throw new ToolException($"{PlaceOf(declaration.Findings[0])}: {declaration.Findings[0].Id}: {FindingText.Of(declaration.Findings[0])}");
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (INamedTypeSymbol nested in Types(inner))
                {
                    yield return nested;
                }
            }
        }
    }

    private static string Place(Location location)
    {
        FileLinePositionSpan span = location.GetLineSpan();
        return $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
    }

    /// <summary>The framework that runs the tool, and the attributes.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Append(typeof(NetworkAttribute).Assembly.Location)
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path));
}
