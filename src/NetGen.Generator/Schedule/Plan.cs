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
    public Value? Classified => Graph.Outputs is [{ Type.Element: not ElementType.Int32 } result] && result.Type.Count == result.Shape.Channels
        && !Graph.Nodes.Any(node => node.Outputs.Contains(result) && !node.Operator.GivesScores) ? result : null;

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
    public long CodeBytes => Nodes.Sum(node => node.Cost.CodeBytes) + Helpers.Sum(CostOfKernel.BytesOf);

    /// <summary>Bytes of IL of the whole class in a .pe file, nanoFramework's form of an assembly.</summary>
    public long DeployedBytes => CodeBytes - Nodes.Sum(node => node.Cost.Trimmed) - Helpers.Sum(CostOfKernel.TrimmedOf) + FrameSize.Of(this);

    /// <summary>Bytes of array initialisers.</summary>
    public long InitialiserBytes => Arrays.Sum(array => array.Bytes);

    /// <summary>Bytes of heap: the arena and all arrays, with what the runtime adds to each.</summary>
    public long RamBytes => HeapRoom.Class + Arena.Arenas.Sum(arena => HeapRoom.OfArray(arena.Field.Type.ElementOf(), arena.Length) + HeapRoom.Field) + Arrays.Sum(array => array.RamBytes);

    /// <summary>Milliseconds of an inference on the board; 0 where its clock is not known.</summary>
    public double Milliseconds => Nodes.Sum(MillisecondsOf);

    /// <summary>Static methods of layers and those that they share.</summary>
    public int Methods => Model.Layers.Count + Helpers.Count() + Nodes.GroupBy(node => node.Node.Layer).Sum(layer => (layer.Count() > 1 ? layer.Count() : 0) + layer.Sum(node => node.Code?.Parts.Count ?? 0));

    /// <summary>Static arrays beside the arenas.</summary>
    public int ArrayCount => Arrays.Count();

    /// <summary>Static arrays beside the arenas, each once.</summary>
    public IEnumerable<ConstantArray> Arrays => Nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Arrays).GroupBy(array => array.Field.Name).Select(equals => equals.First());

    private IEnumerable<Method> Helpers => Nodes.Where(node => node.Code is not null).SelectMany(node => node.Code!.Helpers).GroupBy(helper => helper.Name).Select(equals => equals.First());

    public double MillisecondsOf(PlannedNode node) =>
        Model.Profile == CodeProfile.NanoFramework ? TargetCosts.Of(Model.Profile).Milliseconds(node.Cost.Executed, Model.Target.ClockMHz) : 0;
}
