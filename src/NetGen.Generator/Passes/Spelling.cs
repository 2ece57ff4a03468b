namespace NetGen.Generator.Passes;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The nearest of the names, if at most a third of the letters differ; null if none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> names)
    {
        string? best = null;
        int least = Math.Max(1, typed.Length / 3) + 1;
        foreach (string name in names.OrderBy(name => name, StringComparer.Ordinal))
        {
            int distance = Distance(typed, name, least);
            if (distance < least)
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance, letters of either case alike.</summary>
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit)
        {
            return limit;
        }

        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                int next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                diagonal = row[j];
                row[j] = next;
            }
        }

        return row[right.Length];
    }
}
