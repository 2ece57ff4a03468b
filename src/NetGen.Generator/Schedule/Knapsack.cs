namespace NetGen.Generator.Schedule;

/// <summary>
/// Picks one choice of every item, so that the least time is spent and no resource exceeds its limit. Prices for the resources (Lagrange's multipliers)
/// give a bound that no selection beats; a search that follows it finds the best one, or stops at a number of steps with what it has. The same
/// input gives the same selection.
/// </summary>
public sealed class Knapsack
{
    private const int PriceRounds = 200;

    /// <summary>Rounds without a better bound before steps get shorter.</summary>
    private const int Patience = 8;

    private const int MostSteps = 30_000;

    private readonly IReadOnlyList<IReadOnlyList<Choice>> items;
    private readonly long[] limits;
    private readonly int resources;
    private double[] prices;
    private int[]? best;
    private double bestTime = double.PositiveInfinity;
    private double bound = double.NegativeInfinity;
    private int steps;

    private Knapsack(IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits)
    {
        this.items = items;
        this.limits = limits;
        resources = limits.Length;
        prices = new double[resources];
    }

    /// <summary>The index of the choice for every item; null where no selection keeps the limits.</summary>
    /// <param name="items">The choices of every item; none is empty.</param>
    /// <param name="limits">The limit of every resource.</param>
    public static Selection? Solve(IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits)
    {
        Knapsack knapsack = new(items, limits);
        knapsack.FindPrices();
        knapsack.Search();
        return knapsack.best is { } chosen ? new Selection(chosen, knapsack.bestTime, Math.Min(knapsack.bound, knapsack.bestTime), knapsack.steps < MostSteps) : null;
    }

    private double Price(Choice choice)
    {
        double price = choice.Time;
        for (int r = 0; r < resources; r++)
        {
            price += prices[r] * choice.Uses[r];
        }

        return price;
    }

    /// <summary>
    /// Raises the price of what is over its limit and lowers that of what is not (Polyak's steps: as long as the distance to the best selection known
    /// asks for, shorter when the bound stops rising); keeps the prices of the best bound.
    /// </summary>
    private void FindPrices()
    {
        double[] bestPrices = prices;
        double eagerness = 1;
        int idle = 0;
        for (int round = 0; round < PriceRounds; round++)
        {
            int[] cheapest = [.. items.Select(Cheapest)];
            double value = 0;
            long[] used = new long[resources];
            for (int i = 0; i < items.Count; i++)
            {
                Choice choice = items[i][cheapest[i]];
                value += Price(choice);
                Add(used, choice);
            }

            for (int r = 0; r < resources; r++)
            {
                value -= prices[r] * limits[r];
            }

            idle = value > bound ? 0 : idle + 1;
            if (value > bound)
            {
                bound = value;
                bestPrices = (double[])prices.Clone();
            }
            else if (idle > Patience)
            {
                (eagerness, idle) = (eagerness / 2, 0);
                prices = (double[])bestPrices.Clone();
            }

            Repair(cheapest, used);

            // Excess and price of a resource are measured in limits, so that resources of any size are moved alike.
            double[] excess = [.. Enumerable.Range(0, resources).Select(r => ((double)used[r] - limits[r]) / Math.Max(1, limits[r]))];
            double length = excess.Sum(part => part * part);
            double target = double.IsInfinity(bestTime) ? value + Math.Abs(value) : bestTime;
            if (length < 1e-18 || target <= value)
            {
                break;
            }

            for (int r = 0; r < resources; r++)
            {
                prices[r] = Math.Max(0, prices[r] + (eagerness * (target - value) / length * excess[r] / Math.Max(1, limits[r])));
            }
        }

        prices = bestPrices;
    }

    private int Cheapest(IReadOnlyList<Choice> item)
    {
        int cheapest = 0;
        for (int j = 1; j < item.Count; j++)
        {
            if (Price(item[j]) < Price(item[cheapest]))
            {
                cheapest = j;
            }
        }

        return cheapest;
    }

    /// <summary>Makes a selection keep the limits by the changes that cost least time for what they free, then uses what is left.</summary>
    private void Repair(int[] start, long[] startUsed)
    {
        int[] chosen = (int[])start.Clone();
        long[] used = (long[])startUsed.Clone();
        while (Excess(used) > 0)
        {
            (int Item, int Choice, double Rate) change = (-1, -1, double.PositiveInfinity);
            for (int i = 0; i < items.Count; i++)
            {
                Choice now = items[i][chosen[i]];
                for (int j = 0; j < items[i].Count; j++)
                {
                    double freed = Excess(used) - Excess(Changed(used, now, items[i][j]));
                    double rate = (items[i][j].Time - now.Time) / freed;
                    if (freed > 1e-12 && rate < change.Rate)
                    {
                        change = (i, j, rate);
                    }
                }
            }

            if (change.Item < 0)
            {
                return;
            }

            used = Changed(used, items[change.Item][chosen[change.Item]], items[change.Item][change.Choice]);
            chosen[change.Item] = change.Choice;
        }

        Improve(chosen, used);
    }

    private void Improve(int[] chosen, long[] used)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < items.Count; i++)
            {
                for (int j = 0; j < items[i].Count; j++)
                {
                    long[] after = Changed(used, items[i][chosen[i]], items[i][j]);
                    if (items[i][j].Time < items[i][chosen[i]].Time && Excess(after) <= 0)
                    {
                        (used, chosen[i], changed) = (after, j, true);
                    }
                }
            }
        }

        double time = chosen.Select((choice, i) => items[i][choice].Time).Sum();
        if (time < bestTime)
        {
            (bestTime, best) = (time, (int[])chosen.Clone());
        }
    }

    /// <summary>Depth first, the item with most at stake first, cheapest choices first; a branch ends where its bound is no better than what is known.</summary>
    private void Search()
    {
        int[] order = [.. Enumerable.Range(0, items.Count).OrderByDescending(i => items[i].Max(choice => choice.Time) - items[i].Min(choice => choice.Time)).ThenBy(i => i)];
        int[][] choices = [.. order.Select(i => Enumerable.Range(0, items[i].Count).OrderBy(j => Price(items[i][j])).ThenBy(j => j).ToArray())];
        double[] rest = new double[items.Count + 1];
        for (int depth = items.Count - 1; depth >= 0; depth--)
        {
            rest[depth] = rest[depth + 1] + Price(items[order[depth]][choices[depth][0]]);
        }

        double limitPrice = Enumerable.Range(0, resources).Sum(r => prices[r] * limits[r]);
        int[] chosen = new int[items.Count];
        Descend(0, 0, 0, new long[resources]);

        void Descend(int depth, double priced, double time, long[] used)
        {
            if (++steps >= MostSteps || priced + rest[depth] - limitPrice >= bestTime - (1e-9 * Math.Abs(bestTime)))
            {
                return;
            }

            if (depth == items.Count)
            {
                if (time < bestTime)
                {
                    (bestTime, best) = (time, (int[])chosen.Clone());
                }

                return;
            }

            int item = order[depth];
            foreach (int j in choices[depth])
            {
                Choice choice = items[item][j];
                long[] after = (long[])used.Clone();
                Add(after, choice);
                if (Enumerable.Range(0, resources).All(r => after[r] <= limits[r]))
                {
                    chosen[item] = j;
                    Descend(depth + 1, priced + Price(choice), time + choice.Time, after);
                }
            }
        }
    }

    private double Excess(long[] used)
    {
        double excess = 0;
        for (int r = 0; r < resources; r++)
        {
            excess += Math.Max(0, (double)used[r] - limits[r]) / Math.Max(1, limits[r]);
        }

        return excess;
    }

    private long[] Changed(long[] used, Choice from, Choice to)
    {
        long[] after = new long[resources];
        for (int r = 0; r < resources; r++)
        {
            after[r] = used[r] - from.Uses[r] + to.Uses[r];
        }

        return after;
    }

    private void Add(long[] used, Choice choice)
    {
        for (int r = 0; r < resources; r++)
        {
            used[r] += choice.Uses[r];
        }
    }
}

/// <summary>A way to do an item.</summary>
/// <param name="Time">What it takes.</param>
/// <param name="Uses">How much of every resource.</param>
public sealed record Choice(double Time, long[] Uses);

/// <summary>A choice for every item.</summary>
/// <param name="Time">The time of all.</param>
/// <param name="Bound">The time that no selection is below.</param>
/// <param name="IsBest">Whether the search has shown that none is better.</param>
public sealed record Selection(int[] Choices, double Time, double Bound, bool IsBest);
