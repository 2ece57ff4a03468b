using NetGen.Generator.Graph;

namespace NetGen.Generator.Passes;

/// <summary>A value of a stream: the steps at which it is new, and whether a step makes a row of it or all.</summary>
internal readonly record struct StreamValue(StepTimes When, bool IsRows);

/// <summary>The rows of an input that a node reads at a step: <paramref name="Extent"/> of them, from <paramref name="Top"/> before its own row on.</summary>
internal sealed record StreamRead(int Extent, int Top, RowFill Fill)
{
    /// <summary>The row that a step made.</summary>
    public static StreamRead Row { get; } = new(1, 0, RowFill.Zero);

    /// <summary>All rows since Reset, in their places: a cache.</summary>
    public static StreamRead Kept { get; } = new(0, 0, RowFill.Zero);
}

/// <summary>A node of a stream.</summary>
/// <param name="Operator">What runs at one step.</param>
/// <param name="IsRows">Whether it makes rows.</param>
/// <param name="Reads">For each input what is read.</param>
internal sealed record StreamNode(Node Node, Operator Operator, StepTimes When, bool IsRows, IReadOnlyList<StreamRead> Reads);
