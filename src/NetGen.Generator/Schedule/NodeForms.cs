namespace NetGen.Generator.Schedule;

/// <summary>
/// The forms that a node could have. Of some it is known at first what they take at least: such a form is written when a selection wants it, or when somebody
/// asks what is faster than the form that was taken; where that least was told at once, it is counted first.
/// </summary>
/// <param name="count">Forms of the node.</param>
/// <param name="write">Writes and counts a form.</param>
/// <param name="look">Counts closer what a form takes at least; null where it turns out not to fit.</param>
internal sealed class NodeForms(int count, Func<int, Candidate> write, Func<int, Choice?> look)
{
    private readonly Candidate?[] written = new Candidate?[count];
    private readonly List<OpenForm> open = [];

    /// <summary>The forms that no other one beats, in their order: those written with what they take, the others with what they take at least.</summary>
    public IReadOnlyList<(int Place, Choice Choice)> Choices
    {
        get
        {
            (int Place, Choice Choice)[] known = [.. Enumerable.Range(0, written.Length).Where(place => written[place] is not null).Select(place => (place, written[place]!.Choice))];
            return [.. Choice.Unbeaten([.. known.Select(form => form.Choice)]).Select(i => known[i]).Concat(open.Where(form => !IsBeaten(form.Least)).Select(form => (form.Place, form.Least))).OrderBy(form => form.Place)];
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
    /// <param name="isClose">Whether a closer look tells no more.</param>
    public void Leave(int place, Choice least, bool isClose) => open.Add(new OpenForm(place, least, isClose));

    /// <summary>Writes a form, whatever is known of it.</summary>
    public void Write(int place)
    {
        written[place] = write(place);
        open.RemoveAll(form => form.Place == place);
    }

    /// <summary>Looks closer at a form that a selection wants, or writes it where nothing closer is to be known.</summary>
    public void Settle(int place)
    {
        int i = open.FindIndex(form => form.Place == place);
        if (open[i].IsClose)
        {
            Write(place);
        }
        else if (look(place) is { } least)
        {
            open[i] = new OpenForm(place, least, IsClose: true);
        }
        else
        {
            open.RemoveAt(i);
        }
    }

    /// <summary>Settles what may be no larger than all that is written; whether there was anything.</summary>
    public bool SettleSmallest()
    {
        bool isNew = false;
        foreach (OpenForm form in open.ToArray())
        {
            if (!written.Any(other => other?.Choice.Uses[0] < form.Least.Uses[0]))
            {
                Settle(form.Place);
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
        // What is written first can spare the others.
        foreach (OpenForm form in open.Where(form => !form.IsClose && form.Least.Time < time).ToArray())
        {
            Settle(form.Place);
        }

        foreach (OpenForm form in open.OrderBy(form => form.Least.Time).ToArray())
        {
            if (form.Least.Time < time && !IsBeaten(form.Least))
            {
                Write(form.Place);
            }
        }
    }

    private bool IsBeaten(Choice least) => written.Any(form => form?.Choice.IsNoWorse(least) == true);

    /// <summary>A form that is not written.</summary>
    /// <param name="Least">What it takes at least.</param>
    /// <param name="IsClose">Whether that is all that can be told without writing it.</param>
    private sealed record OpenForm(int Place, Choice Least, bool IsClose);
}
