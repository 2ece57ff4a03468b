using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Everything that is decided: Emit prints it.</summary>
/// <param name="Gap">By how much a better selection of forms could be faster at most, as a share of the time; null where nothing fits the limits.</param>
public sealed record Plan(NetworkModel Model, NetworkGraph Graph, ArenaPlan Arena, IReadOnlyList<PlannedNode> Nodes, NetworkCost Cost, double? Gap)
{
    /// <summary>The only output where that is a vector of scores: the index of its largest value is a class.</summary>
    public Value? Classified => Graph.Outputs is [{ Type.Element: not ElementType.Int32 } result] && (Graph.Stream?.Outputs[0].Whole ?? result.Type) is var whole && whole.Count == whole.Shape.Channels
        && !Graph.Nodes.Any(node => node.Outputs.Contains(result) && !node.Operator.GivesScores) ? result : null;

    /// <summary>The inputs whose tokens are looked up, and how many words there are.</summary>
    public IReadOnlyDictionary<Value, int> Vocabulary => Vocabularies.Of(Graph);

    /// <summary>What nodes read from storage, in the order in which it lies there, with the offset of each.</summary>
    public IReadOnlyList<(StoredArray Array, int Offset)> Stored
    {
        get
        {
            List<(StoredArray, int)> stored = [];
            int offset = 0;
            foreach (StoredArray array in Nodes.Select(node => node.Code?.Stored).OfType<StoredArray>())
            {
                stored.Add((array, offset));
                offset += array.Bytes.Count;
            }

            return stored;
        }
    }

    /// <summary>All of that: what a file for <see cref="StoredArray.Reader"/> holds.</summary>
    public byte[] StoredBytes => [.. Stored.SelectMany(stored => stored.Array.Bytes)];

    /// <summary>Bytes of IL of all layers, methods that they share counted once.</summary>
    public long CodeBytes => CodeBytesOf(Nodes);

    /// <summary>The same of some nodes.</summary>
    public static long CodeBytesOf(IReadOnlyList<PlannedNode> nodes) => nodes.Sum(node => node.Cost.CodeBytes) + HelpersOf(nodes).Sum(CostOfKernel.BytesOf);

    /// <summary>Bytes of IL of the whole class in a .pe file, nanoFramework's form of an assembly.</summary>
    public long DeployedBytes => CodeBytes - Nodes.Sum(node => node.Cost.Trimmed) - Helpers.Sum(CostOfKernel.TrimmedOf) + FrameSize.Of(this);

    /// <summary>Bytes of array initialisers.</summary>
    public long InitialiserBytes => Arrays.Sum(array => array.Bytes);

    /// <summary>Bytes of heap: the arena and all arrays, with what the runtime adds to each; those of the network whose layers run in front, too.</summary>
    public long RamBytes => (Model.Front?.NetworkRamBytes ?? 0) + HeapRoom.Class + Arena.Arenas.Where(arena => !arena.IsShared).Sum(arena => HeapRoom.OfArray(arena.Field.Type.ElementOf(), arena.Length) + HeapRoom.Field) + Arrays.Sum(array => array.RamBytes);

    /// <summary>Milliseconds of an inference on the board, of the longest step where the network runs over a stream; 0 where its clock is not known.</summary>
    public double Milliseconds => Graph.Stream is { } stream
        ? stream.Most(Nodes.Select(node => (node.Node.When, MillisecondsOf(node))).Concat(Graph.Windows.Select(window => (window.When, MillisecondsOf(MoveRows.CostOf(window, Arena))))))
        : FrontMilliseconds + Nodes.Sum(MillisecondsOf);

    /// <summary>Those of them that another network's layers in front take.</summary>
    public double FrontMilliseconds => Model is { Profile: CodeProfile.NanoFramework, Front: { } front } ? TargetCosts.Of(Model.Profile).Milliseconds(front.Instructions, Model.Target.ClockMHz) : 0;

    /// <summary>The values that the caller gives.</summary>
    public IReadOnlyList<Value> Inputs => Graph.Front is null ? Graph.Inputs : Arena.FrontInputs;

    /// <summary>The layers up to which other networks use this one, and the nodes that make what they take.</summary>
    public IReadOnlyList<(string UpTo, HashSet<Node> Nodes)> Fronts => [.. Graph.Cuts.Select((value, i) => (Graph.CutNames[i], Graph.Ancestors(value)))];

    /// <summary>Static methods of layers and those that they share.</summary>
    public int Methods => Graph.Cuts.Count + Model.Layers.Count + Helpers.Count() + Nodes.GroupBy(node => node.Node.Layer).Sum(layer => (layer.Count() > 1 ? layer.Count() : 0) + layer.Sum(node => node.Code?.Parts.Count ?? 0));

    /// <summary>Static arrays beside the arenas.</summary>
    public int ArrayCount => Arrays.Count();

    /// <summary>Static arrays beside the arenas, each once.</summary>
    public IEnumerable<ConstantArray> Arrays => Nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Arrays).GroupBy(array => array.Field.Name).Select(equals => equals.First());

    private IEnumerable<Method> Helpers => HelpersOf(Nodes);

    private static IEnumerable<Method> HelpersOf(IReadOnlyList<PlannedNode> nodes) =>
        nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Helpers).GroupBy(helper => helper.Name).Select(equals => equals.First());

    public double MillisecondsOf(PlannedNode node) => MillisecondsOf(node.Cost.Executed);

    private double MillisecondsOf(IlCounts executed) =>
        Model.Profile == CodeProfile.NanoFramework ? TargetCosts.Of(Model.Profile).Milliseconds(executed, Model.Target.ClockMHz) : 0;
}
