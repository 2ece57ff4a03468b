namespace NetGen.Generator.Schedule;

/// <summary>A way to do an item of a <see cref="Knapsack"/>.</summary>
/// <param name="Time">What it takes.</param>
/// <param name="Uses">How much of every resource.</param>
public sealed record Choice(double Time, long[] Uses)
{
    /// <summary>Whether it takes no more time and no more of any resource.</summary>
    public bool IsNoWorse(Choice other)
    {
        if (Time > other.Time)
        {
            return false;
        }

        for (int r = 0; r < Uses.Length; r++)
        {
            if (Uses[r] > other.Uses[r])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The places of the choices of an item that no other one beats; of those that are alike the first.</summary>
    public static int[] Unbeaten(IReadOnlyList<Choice> item) =>
        [.. Enumerable.Range(0, item.Count).Where(j => !Enumerable.Range(0, item.Count).Any(other => other != j && item[other].IsNoWorse(item[j]) && (other < j || !item[j].IsNoWorse(item[other]))))];
}
