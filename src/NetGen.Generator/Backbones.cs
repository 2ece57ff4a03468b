using NetGen.Generator.Cost;
using NetGen.Generator.Declarations;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.Generator.Passes;
using NetGen.Generator.Schedule;

namespace NetGen.Generator;

/// <summary>
/// Ties networks to the networks whose layers run in front of theirs. The one in front learns where it is cut and how long its arena must be; the other one
/// learns what comes out of it, what that costs, and where it lies.
/// </summary>
public static class Backbones
{
    /// <summary>What is wrong where the network in front is not sound: it is reported there.</summary>
    private const string OwnMistakes = "the network in front has mistakes of its own";

    /// <summary>What a network asks of the one in front; null where it asks nothing, or where that one cannot be used.</summary>
    public static BackboneNeed? NeedOf(Declaration network)
    {
        if (network.Backbone is not { } use)
        {
            return null;
        }

        // How long an arena the own layers want is a question of shapes.
        (Front? front, _) = FrontOf(use.Network.Model, use.UpTo, null, false, CompileOptions.Default, CancellationToken.None);
        long room = front is not null && Compiler.Analyze(network.Model with { Front = front with { ArenaLength = 0 } }).Arena is { } arena ? ShareArena.Main(arena).Length : 0;
        return new BackboneNeed(use.Network.Model.FullName, use.UpTo, room);
    }

    /// <summary>The network with the cuts that others want.</summary>
    public static NetworkModel Cut(NetworkModel network, IEnumerable<BackboneNeed> needs) => network with
    {
        Cuts = needs.Where(need => need.Network == network.FullName)
            .GroupBy(static need => need.UpTo, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => new FrontCut(group.Key, group.Max(static need => need.Room)))
            .ToEquatableArray(),
    };

    /// <summary>The layers of a network up to one of them, for another network; null, with the reason, where they cannot be used.</summary>
    /// <param name="network">The network, with the cuts that others want.</param>
    /// <param name="parameters">Its parameters; null where it has none.</param>
    /// <param name="isPlanned">Whether to look at its code: for figures of code and time, and where its arena really ends.</param>
    public static (Front? Front, string? Problem) FrontOf(NetworkModel network, string upTo, IParameterSource? parameters, bool isPlanned, CompileOptions options, CancellationToken cancellation)
    {
        network = network.Cuts.Any(cut => cut.UpTo == upTo) ? network : network with { Cuts = [.. network.Cuts, new FrontCut(upTo, 0)] };
        Analysis analysis = Compiler.Analyze(network);
        if (FindProblem(network, upTo, analysis) is { } problem)
        {
            return (null, problem);
        }

        NetworkGraph declared = analysis.Declared!;
        int cut = IndexOf(declared, upTo);
        HashSet<string> names = [.. declared.Ancestors(declared.Cuts[cut]).Select(static node => node.PlainLayer)];
        EquatableArray<FrontLayer> layers = analysis.Cost!.Layers.Where(layer => names.Contains(layer.Name)).Select(Layer).ToEquatableArray();
        if (parameters is null)
        {
            return (Placed(network, upTo, analysis.Arena!) with { Layers = layers }, null);
        }

        if (!isPlanned)
        {
            return Compiler.Bound(network, analysis, parameters, cancellation) is { } bound
                ? (Placed(network, upTo, PlanArena.Run(bound, network.Streaming, network.Budget.ActivationBytes)) with { Layers = layers, Runs = true }, null)
                : (null, OwnMistakes);
        }

        if (Compiler.Compile(network, parameters, options, cancellation).Plan is not { } plan)
        {
            return (null, OwnMistakes);
        }

        HashSet<Node> nodes = plan.Fronts.First(front => front.UpTo == upTo).Nodes;
        PlannedNode[] planned = [.. plan.Nodes.Where(node => node.Code is not null && nodes.Contains(node.Node))];
        TargetCosts costs = TargetCosts.Of(network.Profile);
        return (Placed(network, upTo, plan.Arena) with
        {
            Layers = layers,
            Runs = true,
            Instructions = planned.Sum(node => costs.Instructions(node.Cost.Executed)),
            CodeBytes = planned.Sum(static node => node.Cost.CodeBytes),
            Tables = plan.Arrays.Where(ShareTables.IsTable).Select(static array => array.Field.Name).OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray(),
            NetworkCodeBytes = plan.CodeBytes,
            NetworkInitialiserBytes = plan.InitialiserBytes,
            NetworkRamBytes = plan.RamBytes,
        }, null);
    }

    /// <summary>A network of a project with what it must know of the others; a finding where its backbone cannot be used.</summary>
    /// <param name="needs">What the networks of the project ask of those in front of them.</param>
    /// <param name="find">Finds the parameters of a network.</param>
    /// <param name="isPlanned">Whether to look at the code of the layers in front whether or not a budget asks for it.</param>
    public static (NetworkModel Model, Finding? Finding) Tie(
        Declaration network, IReadOnlyList<BackboneNeed> needs, Func<NetworkModel, IParameterSource?> find, bool isPlanned, CompileOptions options, CancellationToken cancellation)
    {
        NetworkModel model = Cut(network.Model, needs);
        if (network.Backbone is not { } use)
        {
            return (model, null);
        }

        NetworkModel backbone = Cut(use.Network.Model, needs);
        IParameterSource? parameters = find(backbone);
        (Front? front, string? problem) = FrontOf(backbone, use.UpTo, parameters, isPlanned, options, cancellation);
        if (!isPlanned && front is { Runs: true } && Compiler.NeedsCode(model with { Front = front }, Compiler.Analyze(model with { Front = front })))
        {
            (front, problem) = FrontOf(backbone, use.UpTo, parameters, true, options, cancellation);
        }

        Anchor at = new(use.Layer, LayerKinds.Backbone, "UpTo");
        if (problem is null && !HasParameters(backbone) && HasParameters(model))
        {
            at = at with { Argument = "Network" };
            problem = $"{backbone.Name} has no parameters, so that its layers have no code; give it [Weights(\"file.netgen\")]";
        }

        return (model with { Front = front }, problem is null or OwnMistakes ? null : new Finding(FindingIds.UnusableBackbone, at, [use.Layer, problem]));
    }

    private static bool HasParameters(NetworkModel network) => network.WeightsPath is not null || network.WeightsSeed is not null;

    private static string? FindProblem(NetworkModel network, string upTo, Analysis analysis)
    {
        LayerModel? layer = network.Layers.FirstOrDefault(layer => layer.Name == upTo);
        if (layer is null || layer.Kind == LayerKinds.Output)
        {
            string[] names = [.. network.Layers.Where(static other => !LayerKinds.IsSource(other.Kind) && other.Kind != LayerKinds.Output).Select(static other => other.Name)];
            string hint = layer is null && Spelling.Nearest(upTo, names) is { } nearest ? $"did you mean {nearest}?" : $"its layers are {string.Join(", ", names.Take(20))}";
            return layer is null ? $"{network.Name} has no layer {upTo}; {hint}" : $"{upTo} names an output of {network.Name} and is no layer; {hint}";
        }

        if (LayerKinds.IsSource(layer.Kind))
        {
            return $"{upTo} is an input of {network.Name}: there is nothing in front of it to use; name a layer";
        }

        if (analysis.Declared is not { } declared)
        {
            return OwnMistakes;
        }

        if (IndexOf(declared, upTo) is >= 0 and var cut)
        {
            return declared.Ancestors(declared.Cuts[cut]).SelectMany(static node => node.Inputs).Any(input => input.Type.Element == ElementType.Int32 && declared.Inputs.Contains(input))
                ? $"{upTo} depends on tokens, and other networks share an arena of numbers; a backbone's inputs are [Input]"
                : null;
        }

        return !declared.Nodes.Any(node => node.Layer == upTo) ? $"no output of {network.Name} depends on {upTo}, so that it is no part of its code; name a layer that runs"
            : declared.Nodes.Any(node => node.Layer == upTo && node.Output.Type.Element == ElementType.Int32) ? $"{upTo} gives indices, which no layer computes with; name a layer before it"
            : $"{upTo} has several outputs, and a backbone has one; name a layer before or behind it";
    }

    private static int IndexOf(NetworkGraph graph, string upTo) => graph.CutNames.ToList().IndexOf(upTo);

    /// <summary>What lies where, in a plan of the network's arena.</summary>
    private static Front Placed(NetworkModel network, string upTo, ArenaPlan arena)
    {
        NetworkGraph graph = arena.Graph;
        Value value = graph.Cuts[IndexOf(graph, upTo)];
        HashSet<Value> read = [.. graph.Ancestors(value).SelectMany(static node => node.Inputs)];
        return new Front(network.Name, "global::" + network.FullName, upTo, value.Type)
        {
            Inputs = graph.Inputs.Where(read.Contains).Select(input => new FrontInput(input.Name, input.Type, arena.Buffers[input].Offset)).ToEquatableArray(),
            ArenaLength = ShareArena.Main(arena).Length,
            Offset = arena.Buffers[value].Offset,
        };
    }

    private static FrontLayer Layer(LayerCost layer) => new(layer.Layer, layer.Name, layer.Operator, layer.Input, layer.Output)
    {
        Macs = layer.Cost.Macs,
        Weights = layer.Cost.Weights,
        Biases = layer.Cost.Biases,
        Norm = layer.Cost.Norm,
        Units = layer.Cost.Units,
        WeightBytes = layer.WeightBytes,
        OutputBytes = layer.OutputBytes,
    };
}

/// <summary>What a network asks of the one whose layers run in front of its own.</summary>
/// <param name="Network">The full name of that one.</param>
/// <param name="Room">Values that the own layers want in the arena.</param>
public sealed record BackboneNeed(string Network, string UpTo, long Room);
