namespace NetGen.Generator.Schedule;

/// <summary>
/// The items of a knapsack without what cannot matter: choices that another one of the same item beats in everything, and resources that no selection
/// exceeds.
/// </summary>
internal sealed class KnapsackProblem
{
    private readonly int[][] places;

    private KnapsackProblem(Choice[][] items, int[][] places, long[] limits)
    {
        Items = items;
        this.places = places;
        Limits = limits;
        MostTime = items.Sum(static item => item.Max(static choice => choice.Time));
    }

    /// <summary>The choices that are left of every item.</summary>
    public Choice[][] Items { get; }

    public long[] Limits { get; }

    public int Resources => Limits.Length;

    /// <summary>Whether the choices that use least of a resource exceed its limit.</summary>
    public bool IsHopeless
    {
        get
        {
            for (int r = 0; r < Resources; r++)
            {
                int resource = r;
                if (Items.Sum(item => item.Min(choice => choice.Uses[resource])) > Limits[r])
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The time of the slowest choices: no selection takes longer.</summary>
    public double MostTime { get; }

    public static KnapsackProblem Of(IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits)
    {
        int[][] places = [.. items.Select(Choice.Unbeaten)];
        int[] scarce = [.. Enumerable.Range(0, limits.Length).Where(r => items.Sum(item => item.Max(choice => choice.Uses[r])) > limits[r])];
        Choice[][] kept = [.. places.Select((own, i) => own.Select(j => new Choice(items[i][j].Time, [.. scarce.Select(r => items[i][j].Uses[r])])).ToArray())];
        return new KnapsackProblem(kept, places, [.. scarce.Select(r => limits[r])]);
    }

    /// <summary>A selection in the numbers of the given choices.</summary>
    public int[] Given(int[] selection) => [.. selection.Select((choice, i) => places[i][choice])];

    public double Time(int[] selection) => selection.Select((choice, i) => Items[i][choice].Time).Sum();
}
