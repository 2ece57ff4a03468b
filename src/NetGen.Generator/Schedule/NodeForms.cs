namespace NetGen.Generator.Schedule;

/// <summary>
/// The forms that a node could have. Of some it is known at first what they take at least: such a form is written when a selection wants it, or when somebody
/// asks what is faster than the form that was taken.
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

    /// <summary>The form with the fewest bytes of IL, of those that are written.</summary>
    public Candidate Smallest => Written.OrderBy(form => form.Cost.CodeBytes).First();

    /// <summary>The forms that are written and that no other one beats, in their order.</summary>
    private IEnumerable<Candidate> Written => Choices.Select(form => written[form.Place]).OfType<Candidate>();

    /// <summary>A form that is written.</summary>
    public Candidate this[int place] => written[place]!;

    /// <summary>Whether a form is not written yet.</summary>
    public bool IsOpen(int place) => written[place] is null;

    /// <summary>Leaves a form that takes this at least for later.</summary>
    public void Leave(int place, Choice least) => open.Add((place, least));

    public void Write(int place)
    {
        written[place] = write(place);
        open.RemoveAll(form => form.Place == place);
    }

    /// <summary>Writes what may be no larger than all that is written; whether there was anything.</summary>
    public bool WriteSmallest()
    {
        bool isNew = false;
        foreach ((int place, Choice least) in open.ToArray())
        {
            if (!written.Any(form => form?.Choice.Uses[0] < least.Uses[0]))
            {
                Write(place);
                isNew = true;
            }
        }

        return isNew;
    }

    /// <summary>The slowest of the forms that are faster than one; null if there is none.</summary>
    public Candidate? Faster(Candidate than)
    {
        WriteFaster(than.Choice.Time);
        return Written.Where(form => form.Choice.Time < than.Choice.Time).OrderByDescending(form => form.Choice.Time).FirstOrDefault();
    }

    private void WriteFaster(double time)
    {
        foreach ((int place, Choice least) in open.OrderBy(form => form.Least.Time).ToArray())
        {
            if (least.Time < time && !IsBeaten(least))
            {
                Write(place);
            }
        }
    }

    private bool IsBeaten(Choice least) => written.Any(form => form?.Choice.IsNoWorse(least) == true);
}
