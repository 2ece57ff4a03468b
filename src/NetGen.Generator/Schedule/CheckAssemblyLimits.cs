using System.Globalization;
using NetGen.Generator.Cost;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Compares a plan with what a nanoFramework assembly can hold and with the board's heap: beyond either the program dies on the board, mostly without a word.
/// The compiler has taken the smallest selection of forms already; a finding says which layers are to blame and what would fit.
/// </summary>
public static class CheckAssemblyLimits
{
    /// <summary>Methods of the class beside those of layers: Infer, Classify, Forward, the static constructor.</summary>
    private const int FrameMethods = 4;

    /// <summary>Step and Reset.</summary>
    private const int StreamMethods = 2;

    /// <summary>From this share of a limit on, a look at the code is worth its time.</summary>
    private const int NearLimit = 4;

    private const int Named = 3;

    /// <summary>Whether the plan has to be made to know.</summary>
    public static bool NeedsCode(NetworkModel model, NetworkCost cost) =>
        model.Profile == CodeProfile.NanoFramework
        && (cost.WeightBytes + (model.Front?.WeightBytes ?? 0) > Room(model) / NearLimit
            || cost.Layers.Count > AssemblyLimits.Count / NearLimit
            || (model.Target.HeapBytes > 0 && cost.WeightBytes + cost.ArenaBytes > model.Target.HeapBytes / NearLimit));

    /// <summary>
    /// What costs alone tell: a weight takes a byte of IL or of an initialiser at least, so that more weights than both have room for fit in no form. Spares the look at
    /// the code where it would be long, and where it would say no more. Only for weights that are not known: among those that are, most may be zeros, which take nothing.
    /// </summary>
    public static Finding? FindHopeless(NetworkModel model, NetworkCost cost)
    {
        long room = Room(model);
        if (model.Profile != CodeProfile.NanoFramework || model.StoredBlock > 0 || cost.Total.Weights <= 2 * room)
        {
            return null;
        }

        Part[] parts = [.. cost.Layers.Select(layer => new Part(layer.Name, layer.WeightBytes, layer.Output.Channels))];
        string problem = $"{Text(cost.WeightBytes)} bytes of weights are more than the {Text(room)} that a nanoFramework assembly has for array initialisers and as many for IL ({Text(AssemblyLimits.SignatureBytes)} less a reserve of {Text(model.Budget.ReserveBytes)}); "
            + $"most of it is in {Costliest(parts)}; {WhatFits(model, cost, parts, room)}";
        return new Finding(FindingIds.AssemblyOverLimits, new Anchor(null, "Target"), [model.Name, problem]);
    }

    public static IEnumerable<Finding> Run(Plan plan)
    {
        if (plan.Model.Profile != CodeProfile.NanoFramework)
        {
            yield break;
        }

        foreach (string problem in Problems(plan))
        {
            yield return new Finding(FindingIds.AssemblyOverLimits, new Anchor(null, "Target"), [plan.Model.Name, problem]);
        }
    }

    private static IEnumerable<string> Problems(Plan plan)
    {
        NetworkModel model = plan.Model;
        long room = Room(model);
        string limit = $"the {Text(room)} that a nanoFramework assembly has for it ({Text(AssemblyLimits.SignatureBytes)} less a reserve of {Text(model.Budget.ReserveBytes)})";
        long code = plan.CodeBytes + (model.Front?.NetworkCodeBytes ?? 0);
        if (code > room)
        {
            yield return $"{Text(code)} bytes of IL{Shared(model.Front, model.Front?.NetworkCodeBytes, ", which [Budget(CodeBytes = ...)] there can limit")} are more than {limit}; most of it is in {Costliest(PartsOf(plan, node => node.Cost.CodeBytes))}; {WhatFits(model, plan.Cost, PartsOf(plan, node => node.Cost.CodeBytes), room)}";
        }

        long initialisers = plan.InitialiserBytes + (model.Front?.NetworkInitialiserBytes ?? 0);
        if (initialisers > room)
        {
            yield return $"{Text(initialisers)} bytes of array initialisers{Shared(model.Front, model.Front?.NetworkInitialiserBytes, "")} are more than {limit}; most of it is in {Costliest(PartsOf(plan, node => node.Cost.InitialiserBytes))}; {WhatFits(model, plan.Cost, PartsOf(plan, node => node.Cost.InitialiserBytes), room)}";
        }

        int methods = FrameMethods + plan.Methods + (model.IsStreaming ? StreamMethods : 0);
        if (methods > AssemblyLimits.Count)
        {
            yield return $"{methods} static methods are more than the {AssemblyLimits.Count} that a class of nanoFramework holds; declare the network as two, the output of one the input of the other";
        }

        int fields = plan.Arena.Arenas.Count + plan.ArrayCount + (model.IsStreaming ? 1 : 0);
        if (fields > AssemblyLimits.Count)
        {
            yield return $"{fields} static fields are more than the {AssemblyLimits.Count} that a class of nanoFramework holds; declare the network as two, the output of one the input of the other";
        }

        long heap = model.Target.HeapBytes;
        if (heap > 0 && plan.RamBytes > heap)
        {
            string[] boards = [.. BoardTable.All.Where(board => board.Profile == CodeProfile.NanoFramework && board.HeapBytes >= plan.RamBytes).Select(board => board.Board)];
            string stored = model.Precision == NetworkPrecision.Int8 && model.StoredBlock == 0 ? "with [StoredWeights] the weights of convolutions and dense layers take RAM a block at a time; " : "";
            yield return $"{Text(plan.RamBytes)} bytes of RAM, {Text(plan.Arena.PeakBytes)} of them the arena, are more than the heap of {model.Board}, {Text(heap)}; most of the arrays is in {Costliest(PartsOf(plan, node => node.Cost.RamBytes))}; {stored}"
                + (boards.Length > 0 ? $"heaps that hold it have {string.Join(", ", boards)}" : "no board's heap holds it");
        }
    }

    /// <summary>What of a figure the network in front has, and what can be done there.</summary>
    private static string Shared(Front? front, long? bytes, string remedy) =>
        front is null ? "" : $", {Text(bytes ?? 0)} of them those of {front.Network}{remedy},";

    /// <summary>Bytes that remain to a network.</summary>
    private static long Room(NetworkModel model) => AssemblyLimits.SignatureBytes - model.Budget.ReserveBytes;

    private static string WhatFits(NetworkModel model, NetworkCost cost, IReadOnlyList<Part> parts, long room)
    {
        List<string> ways = [];
        if (model.Form != "Auto" || model.Layers.Any(layer => layer.Form != "Auto"))
        {
            ways.Add("without [Unroll] the compiler takes the smallest forms where it must");
        }

        if (model.Precision == NetworkPrecision.Float32)
        {
            long int8 = cost.Total.Weights + ((cost.WeightBytes / sizeof(float)) - cost.Total.Weights) * sizeof(int);
            ways.Add($"in int8 its weights take {Text(int8)} bytes");
        }
        else if (model.StoredBlock == 0)
        {
            ways.Add("with [StoredWeights] the weights of convolutions and dense layers lie outside of the assembly and are read while it runs");
        }

        Part largest = parts.OrderByDescending(part => part.Bytes).First();
        int assemblies = Assemblies(parts, room);
        ways.Add(largest.Bytes <= room
            ? $"declared as {assemblies} networks in {assemblies} assemblies, the output of one the input of the next, each part fits"
            : TooLarge(largest, room));
        return string.Join("; ", ways);
    }

    /// <summary>A layer that no assembly holds: what of it would fit, as its outputs' channels share its bytes alike.</summary>
    private static string TooLarge(Part layer, long room) =>
        $"no split at layers helps, as {layer.Name} alone has {Text(layer.Bytes)}: about {Text(layer.Channels * room / layer.Bytes)} of its {Text(layer.Channels)} channels or units fit";

    /// <summary>Assemblies that hold the layers in their order.</summary>
    private static int Assemblies(IReadOnlyList<Part> parts, long room)
    {
        int assemblies = 1;
        long filled = 0;
        foreach (Part part in parts)
        {
            if (filled + part.Bytes > room && filled > 0)
            {
                assemblies++;
                filled = 0;
            }

            filled += part.Bytes;
        }

        return assemblies;
    }

    private static IReadOnlyList<Part> PartsOf(Plan plan, Func<PlannedNode, long> bytes) =>
        [.. plan.Nodes.Select(node => new Part(node.Node.Name, bytes(node), node.Node.Output.Shape.Channels))];

    private static string Costliest(IReadOnlyList<Part> parts) => string.Join(", ", parts.Where(part => part.Bytes > 0)
        .OrderByDescending(part => part.Bytes).ThenBy(part => part.Name, StringComparer.Ordinal).Take(Named).Select(part => $"{part.Name} {Text(part.Bytes)} B"));

    private static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What a layer or a node has of a figure, and the channels of its output.</summary>
    private sealed record Part(string Name, long Bytes, int Channels);
}
