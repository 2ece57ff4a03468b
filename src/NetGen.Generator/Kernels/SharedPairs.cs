namespace NetGen.Generator.Kernels;

/// <summary>
/// Pairs of inputs that several sums add, or subtract from each other, with weights of one size: x + y or x - y is computed once and stands for both in each of
/// them. Integer sums are exact in any order, so that nothing changes but the number of instructions.
/// </summary>
internal sealed class SharedPairs
{
    /// <summary>To make a pair takes two loads, a sum and a store; each sum that uses it saves a load and a sum.</summary>
    private const int LeastUses = 3;

    private readonly int inputs;
    private readonly int[][] left;
    private readonly List<(int Value, int Weight)>[] terms;
    private readonly List<(int First, int Second, bool IsSum)> pairs = [];

    private SharedPairs(int[][] weights, int inputs)
    {
        this.inputs = inputs;
        left = weights;
        terms = new List<(int, int)>[weights.Length];
        for (int n = 0; n < terms.Length; n++)
        {
            terms[n] = [];
        }
    }

    /// <summary>The pairs; value number inputs + k stands for pair k.</summary>
    public IReadOnlyList<(int First, int Second, bool IsSum)> Pairs => pairs;

    /// <param name="sums">How many sums there are.</param>
    /// <param name="inputs">How many inputs they have in common.</param>
    /// <param name="weight">The weight of a sum for an input; 0 for inputs that must stay out of pairs, too.</param>
    /// <param name="room">Variables that are left for pairs.</param>
    public static SharedPairs Of(int sums, int inputs, Func<int, int, int> weight, int room)
    {
        int[][] weights = new int[sums][];
        for (int n = 0; n < sums; n++)
        {
            weights[n] = new int[inputs];
            for (int i = 0; i < inputs; i++)
            {
                weights[n][i] = weight(n, i);
            }
        }

        SharedPairs shared = new(weights, inputs);
        if (room > 0)
        {
            shared.Find(room);
        }

        shared.KeepRest();
        return shared;
    }

    /// <summary>What a sum consists of: pairs and inputs, each with its weight.</summary>
    public IReadOnlyList<(int Value, int Weight)> Terms(int sum) => terms[sum];

    /// <summary>Most wanted pairs first. What a pair takes away makes others less wanted, never more.</summary>
    private void Find(int room)
    {
        List<int>?[] wanted = new List<int>[left.Length + 1];
        int[] uses = Count();
        for (int pair = 0; pair < uses.Length; pair++)
        {
            if (uses[pair] >= LeastUses)
            {
                (wanted[uses[pair]] ??= []).Add(pair);
            }
        }

        for (int most = left.Length; most >= LeastUses; most--)
        {
            foreach (int pair in wanted[most] ?? [])
            {
                (int first, int second, bool isSum) = (pair / 2 / inputs, pair / 2 % inputs, pair % 2 == 0);
                int now = 0;
                foreach (int[] weights in left)
                {
                    now += Has(weights, first, second, isSum) ? 1 : 0;
                }

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
        int[] sizes = new int[inputs];
        int[] members = new int[inputs];
        foreach (int[] weights in left)
        {
            for (int i = 0; i < inputs; i++)
            {
                (sizes[i], members[i]) = (Math.Abs(weights[i]), i);
            }

            Array.Sort(sizes, members);
            for (int from = 0, to; from < inputs; from = to)
            {
                for (to = from + 1; to < inputs && sizes[to] == sizes[from];)
                {
                    to++;
                }

                if (sizes[from] == 0)
                {
                    continue;
                }

                Array.Sort(members, from, to - from);
                for (int a = from; a < to; a++)
                {
                    for (int b = a + 1; b < to; b++)
                    {
                        uses[(2 * ((members[a] * inputs) + members[b])) + (weights[members[a]] == weights[members[b]] ? 0 : 1)]++;
                    }
                }
            }
        }

        return uses;
    }

    private void Take(int first, int second, bool isSum, int value)
    {
        pairs.Add((first, second, isSum));
        for (int n = 0; n < left.Length; n++)
        {
            if (Has(left[n], first, second, isSum))
            {
                terms[n].Add((value, left[n][first]));
                left[n][first] = left[n][second] = 0;
            }
        }
    }

    /// <summary>The inputs that no pair takes.</summary>
    private void KeepRest()
    {
        for (int n = 0; n < left.Length; n++)
        {
            for (int i = 0; i < inputs; i++)
            {
                if (left[n][i] != 0)
                {
                    terms[n].Add((i, left[n][i]));
                }
            }
        }
    }

    private static bool Has(int[] weights, int first, int second, bool isSum) =>
        weights[first] != 0 && weights[second] == (isSum ? weights[first] : -weights[first]);
}
