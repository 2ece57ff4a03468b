using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Declarations;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Generator;

/// <summary>Reports, while the user types, what is wrong with a network and what it costs over its budget.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // The compiler keeps what was made of a text for as long as the text lives: a keystroke reads no parameter file anew.
            ParameterTexts texts = new(start.Options.AdditionalFiles, start.TryGetValue);

            // What networks ask of those whose layers they begin with: the same for every network of the compilation.
            Compilation compilation = start.Compilation;
            Lazy<IReadOnlyList<BackboneNeed>> needs = new(
                () => [.. NetworkReader.ReadWithBackbone(compilation, CancellationToken.None).Select(Backbones.NeedOf).OfType<BackboneNeed>()],
                LazyThreadSafetyMode.PublicationOnly);
            start.RegisterSymbolAction(symbol => AnalyzeNetwork(symbol, texts, needs), SymbolKind.NamedType);
            start.RegisterSymbolAction(static symbol => AnalyzeMethod(symbol), SymbolKind.Method);
            if (MathCalls.PoorestBoard(start.Compilation, start.CancellationToken) is { } board)
            {
                start.RegisterOperationAction(call => AnalyzeMathCall(call, board), OperationKind.Invocation);
            }

            start.RegisterSyntaxNodeAction(static file => AnalyzeBoards(file), SyntaxKind.CompilationUnit);
        });
    }

    private static void AnalyzeNetwork(SymbolAnalysisContext context, ParameterTexts texts, Lazy<IReadOnlyList<BackboneNeed>> needs)
    {
        INamedTypeSymbol network = (INamedTypeSymbol)context.Symbol;
        CancellationToken cancellation = context.CancellationToken;
        if (!NetworkReader.IsNetwork(network))
        {
            return;
        }

        Declaration declaration = NetworkReader.Read(network, cancellation);
        Report(declaration.Findings);
        if (!declaration.IsComplete)
        {
            return;
        }

        (IParameterSource? parameters, Finding? finding) = FindParameters.Run(declaration.Model, texts.Paths, path => texts.Read(path, cancellation));
        if (finding is not null && (finding.Id != FindingIds.NoParameters || declaration.Findings.Count == 0))
        {
            Report([finding]);
        }

        (NetworkModel model, Finding? unusable) = Backbones.Tie(
            declaration,
            needs.Value,
            backbone => FindParameters.Run(backbone, texts.Paths, path => texts.Read(path, cancellation)).Source,
            isPlanned: false,
            CompileOptions.Default,
            cancellation);
        Report(unusable is null ? [] : [unusable]);
        Report(Compiler.Check(model, parameters, cancellation));

        void Report(EquatableArray<Finding> findings)
        {
            foreach (Finding item in findings)
            {
                context.ReportDiagnostic(item.ToDiagnostic(AnchorLocator.Locate(network, item.At, cancellation)));
            }
        }
    }

    private static void AnalyzeMathCall(OperationAnalysisContext context, BoardLimits board)
    {
        if (MathCalls.Find(((IInvocationOperation)context.Operation).TargetMethod, context.ContainingSymbol.Name, board) is { } finding)
        {
            context.ReportDiagnostic(finding.ToDiagnostic(context.Operation.Syntax.GetLocation()));
        }
    }

    /// <summary>The boards that a file declares for the assembly.</summary>
    private static void AnalyzeBoards(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not CompilationUnitSyntax { AttributeLists.Count: > 0 } || context.Compilation.Assembly is not { } assembly)
        {
            return;
        }

        foreach (DeclaredBoard board in BoardProfileReader.Read(assembly, context.CancellationToken))
        {
            if (board.Attribute.ApplicationSyntaxReference?.SyntaxTree != context.Node.SyntaxTree)
            {
                continue;
            }

            foreach (Finding finding in board.Findings)
            {
                context.ReportDiagnostic(finding.ToDiagnostic(AnchorLocator.Locate(board.Attribute, finding.At, context.CancellationToken)));
            }
        }
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (StrayLayers.Find(method) is { } finding)
        {
            context.ReportDiagnostic(finding.ToDiagnostic(AnchorLocator.Locate(method, finding.At, context.CancellationToken)));
        }
    }
}
