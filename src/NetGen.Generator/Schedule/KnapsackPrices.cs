namespace NetGen.Generator.Schedule;

/// <summary>Prices of the resources, the bound that they prove, and the best selection that was met while they were sought.</summary>
internal sealed class KnapsackPrices
{
    private const int Rounds = 200;

    /// <summary>Rounds without a better bound before steps get shorter.</summary>
    private const int Patience = 8;

    /// <summary>Every so many rounds the cheapest choices are made a selection that keeps the limits.</summary>
    private const int RepairEvery = 8;

    /// <summary>A share of prices that is more than sums of them lose in floats.</summary>
    private const double Rounding = 1e-9;

    private readonly KnapsackProblem problem;
    private readonly long[] limits;
    private readonly int resources;
    private readonly long[] used;
    private double[] prices;

    private KnapsackPrices(KnapsackProblem problem)
    {
        this.problem = problem;
        limits = problem.Limits;
        resources = problem.Resources;
        prices = new double[resources];
        used = new long[resources];
    }

    /// <summary>The time that no selection is below.</summary>
    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>What all limits cost together.</summary>
    public double OfLimits
    {
        get
        {
            double price = 0;
            for (int r = 0; r < resources; r++)
            {
                price += prices[r] * limits[r];
            }

            return price;
        }
    }

    /// <summary>Whether it is shown that no selection keeps the limits: one that does takes no more than the slowest choices of all items.</summary>
    public bool IsHopeless { get; private set; }

    /// <summary>The best selection so far; null where none is known.</summary>
    public int[]? Best { get; private set; }

    public double BestTime { get; private set; } = double.PositiveInfinity;

    public static KnapsackPrices Find(KnapsackProblem problem)
    {
        KnapsackPrices prices = new(problem);
        prices.Find();
        return prices;
    }

    /// <summary>Time and price of what is used.</summary>
    public double Of(Choice choice)
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
    private void Find()
    {
        double[] bestPrices = prices;
        double eagerness = 1;
        int idle = 0;
        int[] cheapest = new int[problem.Items.Length];
        for (int round = 0; round < Rounds; round++)
        {
            double value = Cheapest(cheapest);
            idle = value > Bound ? 0 : idle + 1;
            if (value > Bound)
            {
                Bound = value;
                bestPrices = (double[])prices.Clone();
            }
            else if (idle > Patience)
            {
                (eagerness, idle) = (eagerness / 2, 0);
                prices = (double[])bestPrices.Clone();
            }

            if (value - (Rounding * OfLimits) > problem.MostTime)
            {
                IsHopeless = true;
                return;
            }

            if (round % RepairEvery == 0)
            {
                Repair(cheapest);
            }

            // Excess and price of a resource are measured in limits, so that resources of any size are moved alike.
            double length = 0;
            for (int r = 0; r < resources; r++)
            {
                double excess = Excess(used, r);
                length += excess * excess;
            }

            double target = double.IsInfinity(BestTime) ? value + Math.Abs(value) : BestTime;
            if (length < 1e-18 || target <= value)
            {
                break;
            }

            for (int r = 0; r < resources; r++)
            {
                prices[r] = Math.Max(0, prices[r] + (eagerness * (target - value) / length * Excess(used, r) / Math.Max(1, limits[r])));
            }
        }

        prices = bestPrices;
    }

    /// <summary>The cheapest choice of every item, what they use, and their price less that of the limits.</summary>
    private double Cheapest(int[] cheapest)
    {
        double value = -OfLimits;
        Array.Clear(used, 0, resources);
        for (int i = 0; i < cheapest.Length; i++)
        {
            Choice[] item = problem.Items[i];
            double least = double.PositiveInfinity;
            for (int j = 0; j < item.Length; j++)
            {
                double price = Of(item[j]);
                if (price < least)
                {
                    (least, cheapest[i]) = (price, j);
                }
            }

            value += least;
            for (int r = 0; r < resources; r++)
            {
                used[r] += item[cheapest[i]].Uses[r];
            }
        }

        return value;
    }

    /// <summary>Makes a selection keep the limits by the changes that cost least time for what they free, then uses what is left.</summary>
    private void Repair(int[] start)
    {
        int[] chosen = (int[])start.Clone();
        long[] used = (long[])this.used.Clone();
        for (double excess = Excess(used); excess > 0; excess = Excess(used))
        {
            (int Item, int Choice, double Rate) change = (-1, -1, double.PositiveInfinity);
            for (int i = 0; i < chosen.Length; i++)
            {
                Choice[] item = problem.Items[i];
                Choice now = item[chosen[i]];
                for (int j = 0; j < item.Length; j++)
                {
                    double freed = excess - ExcessAfter(used, now, item[j]);
                    double rate = (item[j].Time - now.Time) / freed;
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

            Change(chosen, used, change.Item, change.Choice);
        }

        Improve(chosen, used);
    }

    private void Improve(int[] chosen, long[] used)
    {
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < chosen.Length; i++)
            {
                Choice[] item = problem.Items[i];
                for (int j = 0; j < item.Length; j++)
                {
                    if (item[j].Time < item[chosen[i]].Time && ExcessAfter(used, item[chosen[i]], item[j]) <= 0)
                    {
                        Change(chosen, used, i, j);
                        changed = true;
                    }
                }
            }
        }

        double time = problem.Time(chosen);
        if (time < BestTime)
        {
            (BestTime, Best) = (time, chosen);
        }
    }

    private void Change(int[] chosen, long[] used, int item, int choice)
    {
        for (int r = 0; r < resources; r++)
        {
            used[r] += problem.Items[item][choice].Uses[r] - problem.Items[item][chosen[item]].Uses[r];
        }

        chosen[item] = choice;
    }

    private double Excess(long[] used, int r) => ((double)used[r] - limits[r]) / Math.Max(1, limits[r]);

    private double Excess(long[] used)
    {
        double excess = 0;
        for (int r = 0; r < resources; r++)
        {
            excess += Math.Max(0, Excess(used, r));
        }

        return excess;
    }

    private double ExcessAfter(long[] used, Choice from, Choice to)
    {
        double excess = 0;
        for (int r = 0; r < resources; r++)
        {
            double over = (double)(used[r] - from.Uses[r] + to.Uses[r]) - limits[r];
            if (over > 0)
            {
                excess += over / Math.Max(1, limits[r]);
            }
        }

        return excess;
    }
}
