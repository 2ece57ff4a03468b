using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Declarations;
using NetGen.Generator.Model;

namespace NetGen.TestKit;

/// <summary>Declarations in C# text to models, the way that the generator reads them.</summary>
public static class DeclaredNetwork
{
    /// <summary>The only network of a source text.</summary>
    public static Declaration Read(string source) => ReadAll([source]).Single();

    /// <summary>The networks of several source files, by name.</summary>
    public static IReadOnlyList<Declaration> ReadAll(IEnumerable<string> sources)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Declared",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))),
            TestReferences.WithRuntime,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. Types(compilation.Assembly.GlobalNamespace).Where(NetworkReader.IsNetwork).OrderBy(network => network.Name, StringComparer.Ordinal).Select(network => NetworkReader.Read(network, CancellationToken.None))];
    }

    /// <summary>A network of the given members, each an attributed partial method.</summary>
    public static NetworkModel FromMembers(IEnumerable<string> members, NetworkPrecision precision)
    {
        Declaration declaration = Read($$"""
            using NetGen;
            namespace Demo
            {
                [Network(Precision = Precision.{{precision}})]
                public static partial class Net
                {
                    {{string.Join("\n        ", members)}}
                }
            }
            """);
        return declaration.Findings.Count == 0
            ? declaration.Model
            : throw new InvalidOperationException(string.Join("\n", declaration.Findings.Select(finding => finding.Id + " " + string.Join(": ", finding.Arguments))));
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member is INamedTypeSymbol type ? [type, .. Types(type)] : Types(member));
}
