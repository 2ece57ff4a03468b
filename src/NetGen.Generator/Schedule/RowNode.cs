using NetGen.Generator.Graph;

namespace NetGen.Generator.Schedule;

/// <summary>A node that runs row by row, its rows spread over the ticks of its group.</summary>
/// <param name="Node">The node as the graph has it.</param>
/// <param name="Access">Which input rows an output row wants.</param>
/// <param name="Start">The tick of row 0.</param>
/// <param name="Every">Ticks from one row to the next.</param>
/// <param name="First">The first row that is made or, being outside the map, filled with padding.</param>
/// <param name="Last">The last one.</param>
public sealed record RowNode(Node Node, RowAccess Access, int Start, int Every, int First, int Last)
{
    /// <summary>The node that makes one row: its inputs are the rows under the window.</summary>
    public Node OneRow => Node with
    {
        Operator = Access.OneRow,
        Inputs = [.. Node.Inputs.Select(input => new Value(input.Name, input.Type with { Shape = input.Shape.WithRows(Access.Extent) }))],
        Outputs = [new Value(Node.Output.Name, Node.Output.Type with { Shape = Node.Output.Shape.WithRows(1) })],
    };

    /// <summary>Rows of the output.</summary>
    public int Height => Node.Output.Shape.Height;

    /// <summary>The first row that is computed.</summary>
    public int FirstComputed => Math.Max(First, 0);

    public int LastComputed => Math.Min(Last, Height - 1);

    /// <summary>How often the row's code runs.</summary>
    public int Passes => LastComputed - FirstComputed + 1;

    /// <summary>The newest row of an input when this node makes its row 0.</summary>
    public int NewestRow(RowNode maker) => (int)RowTimes.FloorDivide(Start - maker.Start, maker.Every);
}
