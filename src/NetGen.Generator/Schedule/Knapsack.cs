namespace NetGen.Generator.Schedule;

/// <summary>
/// Picks one choice of every item, so that the least time is spent and no resource exceeds its limit. Prices for the resources (Lagrange's multipliers)
/// give a bound that no selection beats; a search that follows them finds the best one, or a bound below which those lie that it left out. The same
/// input gives the same selection.
/// </summary>
public static class Knapsack
{
    /// <summary>The index of the choice for every item; null where no selection keeps the limits.</summary>
    /// <param name="items">The choices of every item; none is empty.</param>
    /// <param name="limits">The limit of every resource.</param>
    public static Selection? Solve(IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits)
    {
        KnapsackProblem problem = KnapsackProblem.Of(items, limits);
        if (problem.IsHopeless)
        {
            return null;
        }

        KnapsackPrices prices = KnapsackPrices.Find(problem);
        return prices.IsHopeless ? null : KnapsackSearch.Run(problem, prices);
    }
}

/// <summary>A choice for every item.</summary>
/// <param name="Time">The time of all.</param>
/// <param name="Bound">The time that no selection is below; the time itself where the search has shown that none is better.</param>
/// <param name="Steps">Partial selections that the search looked at.</param>
public sealed record Selection(int[] Choices, double Time, double Bound, int Steps)
{
    public bool IsBest => Bound >= Time;
}
