using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Declarations;
using NetGen.Generator.Emit;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Generator;

/// <summary>Adds the code of each network to the compilation. Silent: what is wrong, the analyzer says.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Declaration> networks = context.SyntaxProvider
            .ForAttributeWithMetadataName(NetGenAttributes.NetworkMetadataName, static (node, _) => node is ClassDeclarationSyntax, static (target, cancellation) => NetworkReader.ReadOnce(target, cancellation))
            .Where(static declaration => declaration is not null)
            .Select(static (declaration, _) => declaration!)
            .WithTrackingName("Networks");

        IncrementalValuesProvider<ParameterReading> files = context.AdditionalTextsProvider
            .Where(static file => ParameterReading.IsParameterFile(file.Path))
            .Select(static (file, cancellation) => ParameterReading.Read(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .WithTrackingName("ParameterFiles");

        // A network finds its file among all, and its own file name beside all others: both lists must be whole. What a network does
        // not use of them is dropped in the same step, so that an edit elsewhere ends here.
        IncrementalValueProvider<FileNames> names = networks
            .Select(static (declaration, _) => declaration.Model.FullName)
            .Collect()
            .Select(static (all, _) => FileNames.Of(all));
        IncrementalValueProvider<bool> vectors = context.CompilationProvider
            .Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => pair.Right is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 }
                && pair.Left.GetTypeByMetadataName("System.Runtime.Intrinsics.Vector512") is not null);
        IncrementalValuesProvider<NetworkInput> inputs = networks
            .Combine(files.Collect())
            .Combine(names)
            .Combine(vectors)
            .Select(static (pair, _) => Narrow(pair.Left.Left.Left, pair.Left.Left.Right, pair.Left.Right, pair.Right))
            .WithTrackingName("NetworksWithParameters");

        context.RegisterSourceOutput(inputs, static (output, input) => Emit(output, input));
    }

    private static NetworkInput Narrow(Declaration declaration, ImmutableArray<ParameterReading> files, FileNames names, bool vectors) => new(
        declaration,
        files.Where(file => declaration.Model.WeightsPath is { } path && ParameterReading.IsNamed(file.Path, path)).ToEquatableArray(),
        names.For(declaration.Model.FullName),
        vectors && declaration.Model.Profile == CodeProfile.DotNet);

    private static void Emit(SourceProductionContext output, NetworkInput input)
    {
        if (input.FileName is null || !input.Declaration.CanExtend)
        {
            return;
        }

        string fullName = input.Declaration.Model.FullName;
        foreach (GeneratedFile file in Write(input, output.CancellationToken))
        {
            string name = file.Name.StartsWith(fullName, StringComparison.Ordinal) ? input.FileName + file.Name.Substring(fullName.Length) : file.Name;
            output.AddSource(name, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static IReadOnlyList<GeneratedFile> Write(NetworkInput input, CancellationToken cancellation)
    {
        Declaration declaration = input.Declaration;
        NetworkModel model = declaration.Model;
        if (!declaration.IsComplete || declaration.Findings.Count > 0)
        {
            return [FallbackEmitter.Emit(model, declaration.TakenNames)];
        }

        (IParameterSource? parameters, _) = FindParameters.Run(
            model,
            input.Files.Select(static file => file.Path),
            path => input.Files.First(file => file.Path == path));
        cancellation.ThrowIfCancellationRequested();
        CompiledNetwork compiled = Compiler.Compile(model, parameters, new CompileOptions(Vectors: input.Vectors), cancellation);
        cancellation.ThrowIfCancellationRequested();
        return compiled switch
        {
            { Plan: { } plan } => NetworkEmitter.Emit(plan),
            { Analysis: { Lowered: { } lowered, Cost: { } cost } } when model is { WeightsPath: null, WeightsSeed: null } => [AnalysisFile.Write(model, lowered, cost)],
            _ => [FallbackEmitter.Emit(model, declaration.TakenNames)],
        };
    }
}
