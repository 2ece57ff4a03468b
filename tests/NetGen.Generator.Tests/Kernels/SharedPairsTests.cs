using NetGen.Generator.Kernels;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Sums that share pairs of inputs are the sums that were asked for, with fewer additions.</summary>
public sealed class SharedPairsTests
{
    [Theory]
    [InlineData(1, 64, 64)]
    [InlineData(7, 40, 20)]
    [InlineData(127, 64, 80)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 1, 9)]
    public void EverySumIsTheSame(int largest, int sums, int inputs)
    {
        Random random = new((largest * 1000) + sums);
        int[,] weights = Weights(random, largest, sums, inputs);
        foreach (int room in new[] { 0, 1, 5, 1000 })
        {
            SharedPairs shared = SharedPairs.Of(sums, inputs, (n, i) => weights[n, i], room);
            Assert.InRange(shared.Pairs.Count, 0, room);
            long[] values = [.. Enumerable.Range(0, inputs).Select(_ => random.NextInt64())];
            long[] all = [.. values, .. shared.Pairs.Select(pair => unchecked(pair.IsSum ? values[pair.First] + values[pair.Second] : values[pair.First] - values[pair.Second]))];
            for (int n = 0; n < sums; n++)
            {
                long wanted = Enumerable.Range(0, inputs).Aggregate(0L, (sum, i) => unchecked(sum + (weights[n, i] * values[i])));
                Assert.Equal(wanted, shared.Terms(n).Aggregate(0L, (sum, term) => unchecked(sum + (term.Weight * all[term.Value]))));
            }
        }
    }

    /// <summary>A pair costs four instructions and saves two for each use.</summary>
    [Fact]
    public void EveryPairPays()
    {
        int[,] weights = Weights(new Random(5), 1, 64, 64);
        SharedPairs shared = SharedPairs.Of(64, 64, (n, i) => weights[n, i], 1000);
        int[] uses = new int[shared.Pairs.Count];
        int terms = 0;
        for (int n = 0; n < 64; n++)
        {
            foreach ((int value, _) in shared.Terms(n))
            {
                terms++;
                uses[Math.Max(0, value - 64)] += value < 64 ? 0 : 1;
            }
        }

        Assert.All(uses, count => Assert.True(count > 2));
        int plain = Enumerable.Range(0, 64 * 64).Count(k => weights[k / 64, k % 64] != 0);
        Assert.InRange((2 * terms) + (4 * uses.Length), 1, 0.85 * 2 * plain);
    }

    /// <summary>Columns that are equal but for the sign are added once for all sums.</summary>
    [Fact]
    public void EqualColumnsAreOneInput()
    {
        SharedPairs shared = SharedPairs.Of(5, 4, (n, i) => i switch { 0 => n + 1, 2 => -n - 1, _ => (n * 7) + (i * 20) }, 10);
        Assert.Equal([(0, 2, false)], shared.Pairs);
        Assert.All(Enumerable.Range(0, 5), n => Assert.Contains((4, n + 1), shared.Terms(n)));
        Assert.All(Enumerable.Range(0, 5), n => Assert.Equal(3, shared.Terms(n).Count(term => term.Weight != 0)));
    }

    private static int[,] Weights(Random random, int largest, int sums, int inputs)
    {
        int[,] weights = new int[sums, inputs];
        for (int n = 0; n < sums; n++)
        {
            for (int i = 0; i < inputs; i++)
            {
                weights[n, i] = random.Next(-largest, largest + 1);
            }
        }

        return weights;
    }
}
