namespace NetGen.Generator.Schedule;

/// <summary>How much a search, or several that belong together, may still look at. Counted, not timed, so that every machine finds the same.</summary>
/// <param name="most">In the search's own unit.</param>
internal sealed class SearchEffort(long most)
{
    public long Spent { get; private set; }

    public bool IsSpent => Spent >= most;

    public void Spend(long units) => Spent += units;
}
