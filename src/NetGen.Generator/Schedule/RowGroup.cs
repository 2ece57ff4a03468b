using NetGen.Generator.Graph;

namespace NetGen.Generator.Schedule;

/// <summary>
/// Layers that run together, row by row. A value inside the group never exists as a whole: a window of its newest rows does, moved down by a row for
/// each new one. Values that come from outside are read where they lie, with room for padding rows before and behind; the group's one output is
/// written where it lies. <see cref="RowTimes"/> finds the figures.
/// </summary>
/// <param name="Nodes">In an order in which one tick can run.</param>
/// <param name="Phases">Ticks after which the pattern repeats.</param>
/// <param name="Passes">How often it repeats.</param>
/// <param name="Windows">The values of which only a window exists.</param>
/// <param name="Inputs">The values that the group reads and does not make.</param>
public sealed record RowGroup(IReadOnlyList<RowNode> Nodes, int Phases, int Passes, IReadOnlyList<RowWindow> Windows, IReadOnlyList<RowInput> Inputs)
{
    private readonly Dictionary<Value, RowNode> makers = Nodes.ToDictionary(node => node.Node.Output);

    public Value Output => Nodes[Nodes.Count - 1].Node.Output;

    /// <summary>Multiply-accumulates beyond those of whole maps: each row is computed once, but rows that no reader wants may be among them, or left out.</summary>
    public long ExtraMacs => Nodes.Sum(node => (node.Passes - node.Height) * (MacsOf(node.Node) / node.Height));

    public bool Makes(Value value) => makers.ContainsKey(value);

    public RowNode? Find(Node node) => Nodes.FirstOrDefault(candidate => candidate.Node == node);

    /// <summary>Elements of one row.</summary>
    public static long RowOf(Value value) => value.Type.Count / value.Shape.Height;

    /// <summary>Rows of a value's window.</summary>
    public int WindowRows(Value value) => Windows.First(window => window.Value == value).Rows;

    /// <summary>The row of a value's window at which a reader's rows begin.</summary>
    public int FirstRowIn(Value value, RowNode reader) => WindowRows(value) - 1 - reader.Access.Top - reader.NewestRow(makers[value]);

    private static long MacsOf(Node node) => node.Operator.Cost([.. node.Inputs.Select(input => input.Shape)], [node.Output.Shape]).Macs;
}

/// <summary>A value of which only the newest rows exist.</summary>
public sealed record RowWindow(Value Value, int Rows);

/// <summary>A value that a group reads where it lies.</summary>
/// <param name="Before">Padding rows that are wanted in front of it.</param>
/// <param name="Behind">Padding rows that are wanted behind it.</param>
/// <param name="OutputBefore">How many elements before it the group's output must begin at least, if nothing reads the value later.</param>
public sealed record RowInput(Value Value, int Before, int Behind, long OutputBefore);
