namespace NetGen.Generator.Schedule;

/// <summary>Room that is wanted in an arena from one step to another, both included.</summary>
/// <param name="name">The value that it holds first.</param>
/// <param name="size">Elements.</param>
internal sealed class Place(string name, long size, int start)
{
    private readonly List<(int Step, long Before, long After)> margins = [];
    private readonly List<(Place Input, long Behind)> follows = [];

    public string Name { get; } = name;

    public long Size { get; } = size;

    public int Start { get; } = start;

    public int End { get; set; } = start;

    public long Offset { get; set; }

    /// <summary>The inputs behind whose readers this place is written, row by row: it may begin <c>Behind</c> elements before them, or earlier.</summary>
    public IReadOnlyList<(Place Input, long Behind)> Follows => follows;

    /// <summary>The most room for padding in front of it at any step.</summary>
    public long MostBefore => margins.Count == 0 ? 0 : margins.Max(margin => margin.Before);

    public long MostAfter => margins.Count == 0 ? 0 : margins.Max(margin => margin.After);

    public bool IsAlive(int step) => Start <= step && step <= End;

    public void Follow(Place input, long behind) => follows.Add((input, behind));

    /// <summary>Wants room for padding around it during a step.</summary>
    public void Widen(int step, long before, long after) => margins.Add((step, before, after));

    public long Before(int step) => margins.Where(margin => margin.Step == step).Select(margin => margin.Before).DefaultIfEmpty().Max();

    public long After(int step) => margins.Where(margin => margin.Step == step).Select(margin => margin.After).DefaultIfEmpty().Max();

    /// <summary>Elements at a step, padding included.</summary>
    public long At(int step) => Size + (margins.Count == 0 ? 0 : Before(step) + After(step));

    /// <summary>How much later than this place another one must begin if it lies above; null where they may share elements, never being alive together.</summary>
    public long? Distance(Place above)
    {
        int from = Math.Max(Start, above.Start);
        int to = Math.Min(End, above.End);
        if (from > to)
        {
            return null;
        }

        foreach ((Place input, long behind) in follows)
        {
            if (input == above)
            {
                return behind;
            }
        }

        long most = Size;
        foreach ((int step, _, _) in margins.Concat(above.margins).Where(margin => margin.Step >= from && margin.Step <= to))
        {
            // An output that is written behind the reader of this place lies in front of it or behind all of it.
            most = Math.Max(most, Size + After(step) + above.Before(step));
        }

        return most;
    }
}
