using NetGen.Generator.Code;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Schedule;

/// <summary>The order in which nodes run, the place of every value, and how long each arena (one for each element type in use) must be.</summary>
/// <param name="Buffers">Of a value that exists as a window of rows only, where the window begins.</param>
/// <param name="Graph">The graph, its nodes in the order in which they run.</param>
public sealed record ArenaPlan(IReadOnlyDictionary<Value, Code.Buffer> Buffers, IReadOnlyList<Arena> Arenas, NetworkGraph Graph, IReadOnlyList<Step> Steps)
{
    /// <summary>Bytes of all arenas.</summary>
    public long PeakBytes => Arenas.Sum(arena => arena.Bytes);

    /// <summary>Bytes below which no plan goes, with these nodes joined and these layers row by row.</summary>
    public long LowerBoundBytes { get; init; }

    /// <summary>Whether the bound holds for every order in which the nodes can run, and not for this one alone.</summary>
    public bool IsBoundOfAllOrders { get; init; }

    /// <summary>The values alive at the fullest step, largest first.</summary>
    public IReadOnlyList<(string Name, long Bytes)> Owners { get; init; } = [];

    /// <summary>Where each group writes its output, which moves to the value's buffer when it is whole.</summary>
    public IReadOnlyDictionary<RowGroup, int> WrittenAt { get; init; } = new Dictionary<RowGroup, int>();

    /// <summary>The inputs that the caller gives where another network's layers run in front: in the other network's arena.</summary>
    public IReadOnlyList<Value> FrontInputs { get; init; } = [];

    /// <summary>Where the layers in front leave their result, if it has to be copied to where this network's layers read it.</summary>
    public Code.Buffer? FrontResult { get; init; }

    /// <summary>Whether no other offsets in this order give a shorter arena.</summary>
    public bool IsLeastOfOrder { get; init; }

    /// <summary>Layers that run row by row.</summary>
    public IEnumerable<RowGroup> Groups => Steps.Select(step => step.Rows).OfType<RowGroup>();

    /// <summary>The group that a node runs in; null where it runs alone.</summary>
    public RowGroup? GroupOf(Node node) => Groups.FirstOrDefault(group => group.Find(node) is not null);
}

/// <summary>A static array for activations.</summary>
public sealed record Arena(StaticField Field, long Length, long LowerBound)
{
    /// <summary>The longest array that .NET makes.</summary>
    public const long MostValues = 0x7FFFFFC7;

    /// <summary>Whether the array is another network's.</summary>
    public bool IsShared { get; init; }

    public long Bytes => Length * Field.Type.ElementOf().Bytes();

    public long LowerBoundBytes => LowerBound * Field.Type.ElementOf().Bytes();
}
