namespace NetGen.Generator.Kernels;

/// <summary>
/// Pairs of inputs that several sums add, or subtract from each other, with weights of one size: x + y or x - y is computed once and stands for both in each of
/// them. Integer sums are exact in any order, so that nothing changes but the number of instructions.
/// </summary>
internal sealed class SharedPairs
{
    /// <summary>To make a pair takes two loads, a sum and a store; each sum that uses it saves a load and a sum.</summary>
    private const int LeastUses = 3;

    private readonly int sums;
    private readonly int inputs;

    /// <summary>The weights that no pair has taken, input by input: how often two inputs agree is asked more often than anything else.</summary>
    private readonly int[] left;

    private readonly List<(int First, int Second, bool IsSum)> pairs = [];
    private readonly List<(int Sum, int Value, int Weight)> taken = [];
    private ArraySegment<(int Value, int Weight)>[] terms = [];

    private SharedPairs(int sums, int inputs)
    {
        (this.sums, this.inputs) = (sums, inputs);
        left = new int[sums * inputs];
    }

    /// <summary>The pairs; value number inputs + k stands for pair k.</summary>
    public IReadOnlyList<(int First, int Second, bool IsSum)> Pairs => pairs;

    /// <param name="sums">How many sums there are.</param>
    /// <param name="inputs">How many inputs they have in common.</param>
    /// <param name="weight">The weight of a sum for an input; 0 for inputs that must stay out of pairs, too.</param>
    /// <param name="room">Variables that are left for pairs.</param>
    public static SharedPairs Of(int sums, int inputs, Func<int, int, int> weight, int room)
    {
        SharedPairs shared = new(sums, inputs);
        for (int n = 0; n < sums; n++)
        {
            for (int i = 0; i < inputs; i++)
            {
                shared.left[(i * sums) + n] = weight(n, i);
            }
        }

        if (room > 0)
        {
            shared.Find(room);
        }

        shared.Collect();
        return shared;
    }

    /// <summary>What a sum consists of: pairs and inputs, each with its weight.</summary>
    public ArraySegment<(int Value, int Weight)> Terms(int sum) => terms[sum];

    /// <summary>Most wanted pairs first. What a pair takes away makes others less wanted, never more.</summary>
    private void Find(int room)
    {
        List<int>?[] wanted = new List<int>[sums + 1];
        int[] uses = Count();
        for (int pair = 0; pair < uses.Length; pair++)
        {
            if (uses[pair] >= LeastUses)
            {
                (wanted[uses[pair]] ??= []).Add(pair);
            }
        }

        for (int most = sums; most >= LeastUses; most--)
        {
            foreach (int pair in wanted[most] ?? [])
            {
                (int first, int second, bool isSum) = (pair / 2 / inputs, pair / 2 % inputs, pair % 2 == 0);
                int now = Uses(first, second, isSum);
                if (now < most)
                {
                    (wanted[now] ??= []).Add(pair);
                }
                else
                {
                    Take(first, second, isSum, inputs + pairs.Count);
                    if (pairs.Count == room)
                    {
                        return;
                    }
                }
            }
        }
    }

    /// <summary>How many sums want each pair.</summary>
    private int[] Count()
    {
        int[] uses = new int[2 * inputs * inputs];

        int largest = 0;
        foreach (int weight in left)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        // The last input with each size of a sum's weights, and for each input the one before it of the same size; 0 stands for none.
        int[] last = new int[largest + 1];
        int[] before = new int[inputs];
        for (int n = 0; n < sums; n++)
        {
            Array.Clear(last, 0, last.Length);
            for (int i = 0; i < inputs; i++)
            {
                int weight = left[(i * sums) + n];
                if (weight == 0)
                {
                    continue;
                }

                ref int latest = ref last[Math.Abs(weight)];
                before[i] = latest;
                latest = i + 1;
                for (int j = before[i]; j > 0; j = before[j - 1])
                {
                    uses[(2 * (((j - 1) * inputs) + i)) + (left[((j - 1) * sums) + n] == weight ? 0 : 1)]++;
                }
            }
        }

        return uses;
    }

    /// <summary>How many sums want a pair still.</summary>
    private int Uses(int first, int second, bool isSum)
    {
        int sign = isSum ? 1 : -1;
        int uses = 0;
        for (int a = first * sums, b = second * sums, end = a + sums; a < end; a++, b++)
        {
            uses += left[a] != 0 && left[a] == sign * left[b] ? 1 : 0;
        }

        return uses;
    }

    private void Take(int first, int second, bool isSum, int value)
    {
        pairs.Add((first, second, isSum));
        int sign = isSum ? 1 : -1;
        for (int n = 0; n < sums; n++)
        {
            ref int weight = ref left[(first * sums) + n];
            ref int other = ref left[(second * sums) + n];
            if (weight != 0 && weight == sign * other)
            {
                taken.Add((n, value, weight));
                weight = other = 0;
            }
        }
    }

    /// <summary>The terms of each sum: its pairs, and behind them the inputs that no pair takes.</summary>
    private void Collect()
    {
        int[] counts = new int[sums];
        foreach ((int sum, _, _) in taken)
        {
            counts[sum]++;
        }

        for (int i = 0; i < inputs; i++)
        {
            for (int n = 0; n < sums; n++)
            {
                counts[n] += left[(i * sums) + n] != 0 ? 1 : 0;
            }
        }

        int[] next = new int[sums];
        terms = new ArraySegment<(int, int)>[sums];
        (int Value, int Weight)[] all = new (int, int)[counts.Sum()];
        for (int n = 0, start = 0; n < sums; start += counts[n++])
        {
            next[n] = start;
            terms[n] = new ArraySegment<(int, int)>(all, start, counts[n]);
        }

        foreach ((int sum, int value, int weight) in taken)
        {
            all[next[sum]++] = (value, weight);
        }

        for (int i = 0; i < inputs; i++)
        {
            for (int n = 0; n < sums; n++)
            {
                if (left[(i * sums) + n] is var weight and not 0)
                {
                    all[next[n]++] = (i, weight);
                }
            }
        }
    }
}
