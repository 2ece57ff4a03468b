namespace NetGen.Generator.Schedule;

/// <summary>
/// Selections grow item by item, all of them together. One goes where its bound is no better than the best selection known, and where another one of as
/// many items has spent no more time and leaves no less of anything that could become scarce. Where too many are left, those of the best bounds go on, and
/// the best bound of the others limits what the search has shown.
/// </summary>
internal sealed class KnapsackSearch
{
    /// <summary>Partial selections that go on.</summary>
    private const int MostKept = 400;

    private readonly KnapsackProblem problem;
    private readonly KnapsackPrices prices;
    private readonly int[] order;
    private readonly double[] restPrice;
    private readonly long[][] restLeast;
    private readonly long[][] restMost;
    private int steps;
    private double leftOut = double.PositiveInfinity;

    private KnapsackSearch(KnapsackProblem problem, KnapsackPrices prices)
    {
        this.problem = problem;
        this.prices = prices;

        // What is at stake most is decided first.
        order = [.. Enumerable.Range(0, problem.Items.Length).OrderByDescending(i => problem.Items[i].Max(choice => choice.Time) - problem.Items[i].Min(choice => choice.Time)).ThenBy(i => i)];
        int count = order.Length;
        restPrice = new double[count + 1];
        restLeast = [.. Enumerable.Range(0, count + 1).Select(_ => new long[problem.Resources])];
        restMost = [.. Enumerable.Range(0, count + 1).Select(_ => new long[problem.Resources])];
        for (int depth = count - 1; depth >= 0; depth--)
        {
            Choice[] item = problem.Items[order[depth]];
            restPrice[depth] = restPrice[depth + 1] + item.Min(prices.Of);
            for (int r = 0; r < problem.Resources; r++)
            {
                restLeast[depth][r] = restLeast[depth + 1][r] + item.Min(choice => choice.Uses[r]);
                restMost[depth][r] = restMost[depth + 1][r] + item.Max(choice => choice.Uses[r]);
            }
        }
    }

    public static Selection? Run(KnapsackProblem problem, KnapsackPrices prices) => new KnapsackSearch(problem, prices).Run();

    private Selection? Run()
    {
        List<Partial> kept = [new Partial(null, 0, 0, 0, new long[problem.Resources], new long[problem.Resources])];
        double limitPrice = prices.OfLimits;
        double worthwhile = prices.BestTime - (1e-9 * Math.Abs(prices.BestTime));
        if (double.IsNaN(worthwhile))
        {
            worthwhile = double.PositiveInfinity;
        }

        for (int depth = 0; depth < order.Length; depth++)
        {
            List<Partial> grown = [];
            Choice[] item = problem.Items[order[depth]];
            double[] price = [.. item.Select(prices.Of)];
            foreach (Partial partial in kept)
            {
                for (int j = 0; j < item.Length; j++)
                {
                    steps++;
                    double priced = partial.Priced + price[j];
                    if (priced + restPrice[depth + 1] - limitPrice < worthwhile && Uses(partial, item[j], depth + 1) is var (uses, matters))
                    {
                        grown.Add(new Partial(partial, j, partial.Time + item[j].Time, priced, uses, matters));
                    }
                }
            }

            kept = Best(grown, restPrice[depth + 1] - limitPrice);
        }

        Partial? best = kept.OrderBy(partial => partial.Time).FirstOrDefault();
        if (best is not null && best.Time < prices.BestTime)
        {
            return Found(Choices(best), best.Time);
        }

        return prices.Best is { } known ? Found(known, prices.BestTime) : null;
    }

    private Selection Found(int[] choices, double time) =>
        new(problem.Given(choices), time, Math.Min(time, Math.Max(prices.Bound, leftOut)), steps);

    /// <summary>
    /// What a selection uses with one more choice, and the part of it that matters: below what all further items could take there is no difference. Null where
    /// the limits cannot be kept.
    /// </summary>
    private (long[] Uses, long[] Matters)? Uses(Partial partial, Choice choice, int depth)
    {
        long[] uses = new long[problem.Resources];
        long[] matters = new long[problem.Resources];
        for (int r = 0; r < uses.Length; r++)
        {
            uses[r] = partial.Uses[r] + choice.Uses[r];
            if (uses[r] + restLeast[depth][r] > problem.Limits[r])
            {
                return null;
            }

            matters[r] = Math.Max(uses[r], problem.Limits[r] - restMost[depth][r]);
        }

        return (uses, matters);
    }

    private List<Partial> Best(List<Partial> grown, double rest)
    {
        List<Partial> kept = [];
        foreach (Partial partial in grown.OrderBy(partial => partial.Priced))
        {
            if (kept.Any(other => other.Beats(partial)))
            {
                continue;
            }

            if (kept.Count == MostKept)
            {
                leftOut = Math.Min(leftOut, partial.Priced + rest);
                break;
            }

            kept.Add(partial);
        }

        return kept;
    }

    private int[] Choices(Partial last)
    {
        int[] choices = new int[order.Length];
        int depth = order.Length;
        for (Partial? partial = last; partial?.Before is { } before; partial = before)
        {
            choices[order[--depth]] = partial.Choice;
        }

        return choices;
    }

    /// <summary>A choice for each of the first items.</summary>
    /// <param name="Priced">Time and price of what is used.</param>
    /// <param name="Matters">What is used, or what can be used without harm where that is more.</param>
    private sealed record Partial(Partial? Before, int Choice, double Time, double Priced, long[] Uses, long[] Matters)
    {
        public bool Beats(Partial other)
        {
            if (Time > other.Time)
            {
                return false;
            }

            for (int r = 0; r < Matters.Length; r++)
            {
                if (Matters[r] > other.Matters[r])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
