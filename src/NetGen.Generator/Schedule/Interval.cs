namespace NetGen.Generator.Schedule;

/// <summary>A place that is wanted from one step to another, both included.</summary>
internal sealed class Interval(int size, int start)
{
    /// <summary>Elements.</summary>
    public int Size { get; set; } = size;

    public int Start { get; } = start;

    public int End { get; set; } = start;

    public long Offset { get; set; } = -1;

    public bool Overlaps(Interval other) => Start <= other.End && other.Start <= End;
}
