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
        IncrementalValueProvider<EquatableArray<BackboneNeed>> needs = networks
            .Where(static declaration => declaration.Backbone is not null)
            .Select(static (declaration, _) => Backbones.NeedOf(declaration)!)
            .Collect()
            .Select(static (all, _) => all.ToEquatableArray());
        IncrementalValuesProvider<NetworkInput> alone = networks
            .Combine(files.Collect())
            .Combine(names)
            .Combine(vectors)
            .Combine(needs)
            .Select(static (pair, _) => Narrow(pair.Left.Left.Left.Left, pair.Left.Left.Left.Right, pair.Left.Left.Right, pair.Left.Right, pair.Right));

        // A network that begins with another one's layers must know where they leave their result and what they cost, and nothing else of it.
        IncrementalValuesProvider<NetworkFronts> fronts = alone
            .Where(static input => input.Declaration.Model.Cuts.Count > 0)
            .Select(static (input, cancellation) => Fronts(input, cancellation))
            .WithTrackingName("Fronts");
        IncrementalValuesProvider<NetworkInput> inputs = alone
            .Combine(fronts.Collect())
            .Select(static (pair, _) => Tie(pair.Left, pair.Right))
            .WithTrackingName("NetworksWithParameters");

        context.RegisterSourceOutput(inputs, static (output, input) => Emit(output, input));
    }

    private static NetworkInput Narrow(Declaration declaration, ImmutableArray<ParameterReading> files, FileNames names, bool vectors, EquatableArray<BackboneNeed> needs) => new(
        declaration with { Model = Backbones.Cut(declaration.Model, needs) },
        files.Where(file => declaration.Model.WeightsPath is { } path && ParameterReading.IsNamed(file.Path, path)).ToEquatableArray(),
        names.For(declaration.Model.FullName),
        vectors && declaration.Model.Profile == CodeProfile.DotNet);

    private static NetworkFronts Fronts(NetworkInput input, CancellationToken cancellation)
    {
        NetworkModel model = input.Declaration.Model;
        bool isWhole = input.Declaration is { IsComplete: true, Findings.Count: 0, CanExtend: true };
        IParameterSource? parameters = isWhole ? ParametersOf(input) : null;
        CompileOptions options = new(Vectors: input.Vectors);
        return new NetworkFronts(model.FullName, !isWhole ? [] : model.Cuts
            .Select(cut => Backbones.FrontOf(model, cut.UpTo, parameters, isPlanned: true, options, cancellation).Front)
            .OfType<Front>()
            .ToEquatableArray());
    }

    /// <summary>The network with the layers in front, and without the declaration that they come from.</summary>
    private static NetworkInput Tie(NetworkInput input, ImmutableArray<NetworkFronts> fronts)
    {
        if (input.Declaration.Backbone is not { } use)
        {
            return input;
        }

        Front? front = fronts.Where(other => other.Network == use.Network.Model.FullName).SelectMany(static other => other.Fronts).FirstOrDefault(other => other.UpTo == use.UpTo);
        return input with { Declaration = input.Declaration with { Backbone = null, Model = input.Declaration.Model with { Front = front } } };
    }

    private static IParameterSource? ParametersOf(NetworkInput input) => FindParameters.Run(
        input.Declaration.Model,
        input.Files.Select(static file => file.Path),
        path => input.Files.First(file => file.Path == path)).Source;

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

        IParameterSource? parameters = ParametersOf(input);
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
