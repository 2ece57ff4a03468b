using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetGen.Generator.Schedule;

namespace NetGen.Generator.Tests.Schedule;

/// <summary>The chooser's search against trying everything.</summary>
public sealed class KnapsackTests
{
    [Property(MaxTest = 500)]
    public Property FindsTheBestOfAll(int seed)
    {
        Random random = new(seed);
        (IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits) = Random(random, random.Next(1, 7));
        (double? best, Selection? found) = (TryAll(items, limits), Knapsack.Solve(items, limits));
        if (best is null || found is null)
        {
            return (best is null == found is null).ToProperty().Classify(true, "nothing fits");
        }

        bool keeps = Enumerable.Range(0, limits.Length).All(r => found.Choices.Select((choice, i) => items[i][choice].Uses[r]).Sum() <= limits[r]);
        bool isBest = Math.Abs(found.Time - best.Value) <= 1e-6 * best.Value && found.Bound <= best.Value * (1 + 1e-9);
        return (keeps && isBest && found.IsBest).Label($"{found.Time} of {best}, bound {found.Bound}");
    }

    /// <summary>Limits that one selection uses up, to the last byte: bounds that say that nothing fits must not say so here.</summary>
    [Property(MaxTest = 300)]
    public Property LimitsThatAreUsedUpAreKept(int seed)
    {
        Random random = new(seed);
        (IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits) = Random(random, random.Next(1, 7));
        Choice[] one = [.. items.Select(item => random.Next(2) == 0 ? item[random.Next(item.Count)] : item.MinBy(choice => choice.Uses[0])!)];
        long[] tight = [.. limits.Select((_, r) => one.Sum(choice => choice.Uses[r]))];
        Selection? found = Knapsack.Solve(items, tight);
        return (found is not null && Math.Abs(found.Time - TryAll(items, tight)!.Value) <= 1e-6 * found.Time).Label($"{found?.Time} within {string.Join(", ", tight)}");
    }

    [Property(MaxTest = 30)]
    public Property ManyItemsEndNearTheBound(int seed)
    {
        Random random = new(seed);
        (IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits) = Random(random, 40);
        Selection? found = Knapsack.Solve(items, limits);
        return (found is null || found.Time - found.Bound <= 0.1 * found.Time).Label($"{found?.Time} above {found?.Bound}");
    }

    /// <summary>Layers that are alike, as networks have them: selections that only swap them must not be tried one by one.</summary>
    [Fact]
    public void LayersThatAreAlikeTakeFewSteps()
    {
        Choice[] item = [new Choice(503, [275, 4672, 4672]), new Choice(63, [1498, 5280, 12320]), new Choice(76, [3281, 5120, 5120]), new Choice(38, [21593, 0, 0])];
        IReadOnlyList<IReadOnlyList<Choice>> items = [.. Enumerable.Repeat(item, 24)];
        Selection found = Knapsack.Solve(items, [120_000, 100_000, 110_000])!;
        Assert.True(found.IsBest && found.Bound == found.Time, $"{found.Time} above {found.Bound}");
        Assert.InRange(found.Steps, 24, 40_000);
    }

    [Fact]
    public void TheSameInputGivesTheSameSelection()
    {
        (IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits) = Random(new Random(7), 25);
        Assert.Equal(Knapsack.Solve(items, limits)!.Choices, Knapsack.Solve(items, limits)!.Choices);
    }

    private static (IReadOnlyList<IReadOnlyList<Choice>> Items, long[] Limits) Random(Random random, int count)
    {
        IReadOnlyList<Choice>[] items =
        [
            .. Enumerable.Range(0, count).Select(_ => (IReadOnlyList<Choice>)[.. Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
                new Choice(random.Next(10, 1000), [random.Next(0, 300), random.Next(0, 300), random.Next(0, 300)]))]),
        ];
        return (items, [.. Enumerable.Range(0, 3).Select(_ => (long)random.Next(count * 60, (count * 250) + 1))]);
    }

    private static double? TryAll(IReadOnlyList<IReadOnlyList<Choice>> items, long[] limits)
    {
        double? best = null;
        Walk(0, 0, new long[limits.Length]);
        return best;

        void Walk(int i, double time, long[] used)
        {
            if (Enumerable.Range(0, limits.Length).Any(r => used[r] > limits[r]) || time >= best)
            {
                return;
            }

            if (i == items.Count)
            {
                best = time;
                return;
            }

            foreach (Choice choice in items[i])
            {
                Walk(i + 1, time + choice.Time, [.. used.Zip(choice.Uses, (sum, use) => sum + use)]);
            }
        }
    }
}
