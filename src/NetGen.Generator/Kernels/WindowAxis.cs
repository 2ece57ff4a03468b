namespace NetGen.Generator.Kernels;

/// <summary>One axis of a window that moves over an input: at position p, tap k reads index <paramref name="First"/>[k] + p * <paramref name="Step"/>.</summary>
/// <param name="Size">The input's size; indices outside it are padding.</param>
/// <param name="Positions">The number of output positions.</param>
internal sealed record WindowAxis(int Size, int Positions, int Step, IReadOnlyList<int> First)
{
    public int Taps => First.Count;

    /// <summary>Whether only those positions are looked at where every tap lies in the input.</summary>
    public bool IsInner { get; init; }

    /// <summary>The first position where every tap lies in the input.</summary>
    public int InnerStart => Math.Max(0, (-First[0] + Step - 1) / Step);

    /// <summary>Behind the last position where every tap lies in the input.</summary>
    public int InnerEnd => Math.Max(InnerStart, Math.Min(Positions, (Size - 1 - First[First.Count - 1] + Step) / Step));

    /// <summary>Whether the tap lies before the input at some position.</summary>
    public bool StartsOutside(int tap) => First[tap] < 0;

    /// <summary>Whether the tap lies behind the input at some position.</summary>
    public bool EndsOutside(int tap) => First[tap] + ((Positions - 1) * Step) >= Size;

    /// <summary>Whether the tap lies in the input at some positions and outside at others.</summary>
    public bool IsGuarded(int tap) => !IsInner && Reaches(tap) && (StartsOutside(tap) || EndsOutside(tap));

    /// <summary>Whether the tap lies in the input at any position.</summary>
    public bool Reaches(int tap)
    {
        int position = StartOf(tap);
        return position < Positions && First[tap] + (position * Step) < Size;
    }

    /// <summary>The first position where the tap lies in the input or behind it.</summary>
    public int StartOf(int tap) => Math.Max(0, (Step - 1 - First[tap]) / Step);

    /// <summary>Behind the last position where the tap lies in the input or before it.</summary>
    public int EndOf(int tap) => Math.Min(Positions, (Size - 1 - First[tap] + Step) / Step);

    /// <summary>Positions where the tap lies in the input.</summary>
    public int PositionsInside(int tap) => Math.Max(0, EndOf(tap) - StartOf(tap));

    /// <summary>The axis at one position alone: every tap lies in the input or outside.</summary>
    public WindowAxis At(int position) => new(Size, 1, Step, [.. First.Select(first => first + (position * Step))]);

    /// <summary>What some of several neighbouring positions see, as one window at the first of them.</summary>
    public WindowAxis Joined(int neighbours) =>
        this with { Positions = Positions - neighbours + 1, First = [.. First.SelectMany(first => Enumerable.Range(0, neighbours).Select(j => first + (j * Step))).Distinct().OrderBy(first => first)] };

    /// <summary>For each tap of each of several neighbouring positions, tap by tap, the tap of <see cref="Joined"/> that reads the same.</summary>
    public int[] JoinedTaps(int neighbours)
    {
        List<int> joined = [.. Joined(neighbours).First];
        return [.. First.SelectMany(first => Enumerable.Range(0, neighbours).Select(j => joined.IndexOf(first + (j * Step))))];
    }
}
