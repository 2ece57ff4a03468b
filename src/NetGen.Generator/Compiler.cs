using System.Globalization;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Passes;
using NetGen.Generator.Schedule;

namespace NetGen.Generator;

/// <summary>
/// The pipeline, from top to bottom. Generator, analyzer, tool and tests call it, so that the squiggle and the code cannot disagree.
/// </summary>
public static class Compiler
{
    /// <summary>
    /// Beyond it a compiler that reads the weights as source takes too long and too much memory: 4.2 million in float32 take 11 s and 1.4 GB, and where the
    /// project's C# is older than 12, so that every number is spelled out, 41 s and 2.4 GB (measured, benchmarks/README.md).
    /// </summary>
    public const long MostWeights = 1 << 23;

    private const int DenseSeed = 1;

    /// <summary>Shapes, costs, budgets: all that needs no parameters. Milliseconds.</summary>
    public static Analysis Analyze(NetworkModel model) => Analyze(model, keepValues: false);

    private static Analysis Analyze(NetworkModel model, bool keepValues)
    {
        (NetworkGraph? declared, IReadOnlyList<Finding> findings) = BuildGraph.Run(model, functionsApart: keepValues);
        if (declared is null)
        {
            return new Analysis(null, null, null, null, findings.ToEquatableArray());
        }

        NetworkGraph lowered = Lower(Verified(declared, nameof(BuildGraph)), keepValues);
        findings = [.. findings, .. UnrolledTime.Check(model, lowered)];
        if (model.IsStreaming && !keepValues)
        {
            (NetworkGraph? step, IReadOnlyList<Finding> reasons) = StreamNetwork.Run(lowered, model);
            if (step is null)
            {
                return new Analysis(null, null, null, null, findings.Concat(reasons).ToEquatableArray());
            }

            lowered = Verified(step, nameof(StreamNetwork));
        }

        ArenaPlan arena = Place(lowered, model, keepValues);
        NetworkCost cost = CostOf.Network(declared, lowered, arena.PeakBytes, arena.LowerBoundBytes, arena.Owners);
        return new Analysis(declared, lowered, arena, cost, findings.Concat(CheckBudgets.Run(model, cost)).Concat(CheckArenas(model, arena)).ToEquatableArray());
    }

    /// <summary>The whole way to a plan. Without a source of parameters the network is analysed only.</summary>
    public static CompiledNetwork Compile(NetworkModel model, IParameterSource? parameters, CompileOptions options, CancellationToken cancellation = default)
    {
        Analysis analysis = Analyze(model, options.KeepValues);
        if (analysis.Declared is null || parameters is null || model.Front is { Runs: false } || CheckArenas(model, analysis.Arena!).Any())
        {
            return new CompiledNetwork(analysis, null, analysis.Findings);
        }

        (NetworkGraph? bound, IReadOnlyList<Finding> findings) = Bind(model, analysis, parameters, cancellation);
        EquatableArray<Finding> all = analysis.Findings.Concat(findings).ToEquatableArray();
        if (bound is null)
        {
            return new CompiledNetwork(analysis, null, all);
        }

        cancellation.ThrowIfCancellationRequested();
        NetworkGraph layers = Fold(Verified(bound, nameof(BindParameters)), options.KeepValues);
        NetworkGraph lowered = MakeLoops(layers, options.KeepValues);
        if (model.IsStreaming && !options.KeepValues)
        {
            lowered = Verified(StreamNetwork.Run(lowered, model).Graph!, nameof(StreamNetwork));
        }

        ArenaPlan arena = Place(lowered, model, options.KeepValues);
        lowered = arena.Graph;
        ChosenForms forms = ChooseForms.Run(lowered, arena, model, options.Form, options.Vectors, cancellation);
        if (options.Form == CodeForm.Auto && !options.KeepValues && !arena.Groups.Any() && !lowered.Nodes.Any(node => node.Operator is Loop))
        {
            (arena, forms) = FuseNeighbours.Run(lowered, arena, model, forms, cancellation);
        }

        if (!options.KeepValues)
        {
            forms = forms with { Nodes = StageValues.Run(forms.Nodes, arena, model) };
        }

        NetworkCost cost = CostOf.Network(analysis.Declared, lowered, arena.PeakBytes, arena.LowerBoundBytes, arena.Owners);
        Plan plan = new(model, lowered, arena, ShareTables.Run(forms.Nodes, model.Front), cost, forms.Gap);
        return new CompiledNetwork(analysis, plan, all.Concat(CheckCodeBudgets.Run(plan)).Concat(CheckAssemblyLimits.Run(plan)).ToEquatableArray()) { Layers = layers };
    }

    /// <summary>The findings of <see cref="Compile"/> with no more work than they need: code is chosen only where a budget asks for it.</summary>
    public static EquatableArray<Finding> Check(NetworkModel model, IParameterSource? parameters, CancellationToken cancellation = default)
    {
        Analysis analysis = Analyze(model);
        if (analysis.Lowered is null || model.Front is { Runs: false })
        {
            return analysis.Findings;
        }

        if (!NeedsCode(model, analysis))
        {
            return parameters is null ? analysis.Findings : analysis.Findings.Concat(Bind(model, analysis, parameters, cancellation).Findings).ToEquatableArray();
        }

        if (parameters is not null)
        {
            return Compile(model, parameters, CompileOptions.Default, cancellation).Findings;
        }

        if (!CheckCodeBudgets.NeedsCode(model, analysis.Lowered.Nodes.Count) && CheckAssemblyLimits.FindHopeless(model, analysis.Cost!) is { } hopeless)
        {
            return analysis.Findings.Append(hopeless).ToEquatableArray();
        }

        // Without weights the figures are those of some dense weights: zeros that training brings make the code smaller and faster, nothing else does.
        CompiledNetwork dense = Compile(model, new RandomParameters(DenseSeed), CompileOptions.Default, cancellation);
        return dense.Plan is { } plan ? analysis.Findings.Concat(CheckCodeBudgets.Run(plan, isLeast: true)).Concat(CheckAssemblyLimits.Run(plan)).ToEquatableArray() : analysis.Findings;
    }

    /// <summary>Whether a budget or a limit can only be checked with the code at hand.</summary>
    public static bool NeedsCode(NetworkModel model, Analysis analysis) =>
        analysis.Lowered is { } lowered && (CheckCodeBudgets.NeedsCode(model, lowered.Nodes.Count) || CheckAssemblyLimits.NeedsCode(model, analysis.Cost!));

    /// <summary>The graph that runs with its tensors; null where one is missing or wrong.</summary>
    public static NetworkGraph? Bound(NetworkModel model, Analysis analysis, IParameterSource parameters, CancellationToken cancellation) =>
        Bind(model, analysis, parameters, cancellation).Bound is { } bound ? Lower(Verified(bound, nameof(BindParameters)), keepValues: false) : null;

    /// <summary>Activations lie in arrays, which have a longest length.</summary>
    private static IEnumerable<Finding> CheckArenas(NetworkModel model, ArenaPlan arenas) => arenas.Arenas
        .Where(static arena => arena.Length > Arena.MostValues)
        .Take(1)
        .Select(arena => new Finding(FindingIds.TooLarge, Anchor.Network,
            [model.Name, $"{arena.Length.ToString("N0", CultureInfo.InvariantCulture)} activation values are alive at one time; an array holds at most {Arena.MostValues.ToString("N0", CultureInfo.InvariantCulture)}"]));

    private static (NetworkGraph? Bound, IReadOnlyList<Finding> Findings) Bind(NetworkModel model, Analysis analysis, IParameterSource parameters, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        long weights = analysis.Cost!.Total.Weights;
        if (weights > MostWeights)
        {
            string message = $"the network has {weights.ToString("N0", CultureInfo.InvariantCulture)} weights; code is generated for at most {MostWeights.ToString("N0", CultureInfo.InvariantCulture)}";
            return (null, [new Finding(FindingIds.TooLarge, new Anchor(null, "Weights"), [model.Name, message])]);
        }

        // Integer networks store normalized weights; float networks store normalization's own tensors, which the fold needs.
        bool isFloat = model.Precision == NetworkPrecision.Float32;
        NetworkGraph unbound = isFloat ? analysis.Declared! : FoldAll(analysis.Declared!);
        return BindParameters.Run(unbound, model, parameters);
    }

    private static ArenaPlan Place(NetworkGraph graph, NetworkModel model, bool keepValues) =>
        keepValues ? PlanArena.Kept(graph) : PlanArena.Run(graph, graph.Stream is null ? model.Streaming : RowStreaming.Never, model.Budget.ActivationBytes);

    private static NetworkGraph Lower(NetworkGraph graph, bool keepValues) => MakeLoops(Fold(graph, keepValues), keepValues);

    private static NetworkGraph MakeLoops(NetworkGraph graph, bool keepValues)
    {
        graph = Verified(StepDecoders.Run(graph, keepValues), nameof(StepDecoders), graph);
        return Verified(LowerRecurrent.Run(graph, keepValues), nameof(LowerRecurrent), graph);
    }

    /// <summary>Normalization and activations into the layers that have them.</summary>
    private static NetworkGraph Fold(NetworkGraph graph, bool keepValues)
    {
        graph = FoldNorms(graph);
        graph = Verified(InLoops(graph, body => Fold(body, keepValues)), nameof(Fold), graph);
        if (!keepValues)
        {
            graph = Verified(FuseActivation.Run(graph), nameof(FuseActivation), graph);
            graph = Verified(RemoveIdentities.Run(graph), nameof(RemoveIdentities), graph);
        }

        return graph;
    }

    /// <summary>The graph with the bodies of its loops changed.</summary>
    private static NetworkGraph InLoops(NetworkGraph graph, Func<NetworkGraph, NetworkGraph> change) => !graph.Nodes.Any(node => node.Operator is Loop)
        ? graph
        : graph with { Nodes = [.. graph.Nodes.Select(node => node.Operator is Loop loop ? node with { Operator = loop with { Body = change(loop.Body) } } : node)] };

    /// <summary>Normalization in the bodies of loops too.</summary>
    private static NetworkGraph FoldAll(NetworkGraph graph) => InLoops(FoldNorms(graph), FoldAll);

    private static NetworkGraph FoldNorms(NetworkGraph graph)
    {
        graph = Verified(FoldBatchNorm.Run(graph), nameof(FoldBatchNorm), graph);
        return Verified(LowerBatchNorm.Run(graph), nameof(LowerBatchNorm), graph);
    }

    /// <summary>A pass that breaks the graph is a mistake of ours: better a loud stop than wrong numbers.</summary>
    /// <param name="before">The graph that the pass was given, if it is a sound one.</param>
    private static NetworkGraph Verified(NetworkGraph graph, string pass, NetworkGraph? before = null)
    {
        if (ReferenceEquals(graph, before))
        {
            return graph;
        }

        IReadOnlyList<string> problems = GraphVerifier.Verify(graph, before);
        return problems.Count == 0 ? graph : throw new InvalidOperationException($"{pass} left an unsound graph: {string.Join("; ", problems)}");
    }
}
