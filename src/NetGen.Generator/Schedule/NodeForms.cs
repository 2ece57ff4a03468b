namespace NetGen.Generator.Schedule;

/// <summary>
/// The forms that a node could have. Of some it is known at first what they take at least: such a form is written where it may be the fastest one, and else when a
/// selection wants it, or when it may be faster than what the selection takes.
/// </summary>
/// <param name="count">Forms of the node.</param>
/// <param name="write">Writes and counts a form.</param>
internal sealed class NodeForms(int count, Func<int, Candidate> write)
{
    private readonly Candidate?[] written = new Candidate?[count];
    private readonly List<(int Place, Choice Least)> open = [];

    /// <summary>The forms that no other one beats, in their order: those written with what they take, the others with what they take at least.</summary>
    public IReadOnlyList<(int Place, Choice Choice)> Choices
    {
        get
        {
            (int Place, Choice Choice)[] known = [.. Enumerable.Range(0, written.Length).Where(place => written[place] is not null).Select(place => (place, written[place]!.Choice))];
            return [.. Choice.Unbeaten([.. known.Select(form => form.Choice)]).Select(i => known[i]).Concat(open.Where(form => !IsBeaten(form.Least))).OrderBy(form => form.Place)];
        }
    }

    /// <summary>The forms that are written and that no other one beats, in their order.</summary>
    public IReadOnlyList<Candidate> Written => [.. Choices.Select(form => written[form.Place]).OfType<Candidate>()];

    /// <summary>Whether a form is not written yet.</summary>
    public bool IsOpen(int place) => written[place] is null;

    public Candidate this[int place] => written[place]!;

    /// <summary>Leaves a form that takes this at least for later.</summary>
    public void Leave(int place, Choice least) => open.Add((place, least));

    public void Write(int place)
    {
        written[place] = write(place);
        open.RemoveAll(form => form.Place == place);
    }

    /// <summary>Writes what may be faster than all that is written.</summary>
    public void WriteFastest() => WriteFaster(() => written.Min(form => form?.Choice.Time) ?? double.PositiveInfinity);

    /// <summary>Writes what may be faster than a form.</summary>
    public void WriteFaster(Candidate than) => WriteFaster(() => than.Choice.Time);

    public void WriteAll() => WriteFaster(() => double.PositiveInfinity);

    private void WriteFaster(Func<double> than)
    {
        foreach ((int place, Choice least) in open.OrderBy(form => form.Least.Time).ToArray())
        {
            if (least.Time < than() && !IsBeaten(least))
            {
                Write(place);
            }
        }
    }

    private bool IsBeaten(Choice least) => written.Any(form => form?.Choice.IsNoWorse(least) == true);
}
