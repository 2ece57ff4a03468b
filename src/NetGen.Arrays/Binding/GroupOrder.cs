using System.Globalization;

namespace NetGen.Arrays.Binding;

/// <summary>The order of groups: that of the file where the file keeps one, else that of the numbers in their names.</summary>
internal static class GroupOrder
{
    /// <summary>Whether the one comes before the other for certain.</summary>
    public static bool Before(ArrayGroup left, ArrayGroup right, ArrayFormat format) =>
        format != ArrayFormat.Safetensors || left.Path == right.Path ? left.Index < right.Index : FirstDifference(left.Path, right.Path) is { IsNumber: true, Sign: < 0 };

    /// <summary>An order in which groups whose order is certain have it: parts of names with numbers by the numbers, others by the letters.</summary>
    public static IReadOnlyList<ArrayGroup> Sort(IEnumerable<ArrayGroup> groups, ArrayFormat format) => format != ArrayFormat.Safetensors
        ? [.. groups.OrderBy(group => group.Index)]
        : [.. groups.OrderBy(group => group, Comparer<ArrayGroup>.Create(static (left, right) =>
            left.Path == right.Path ? left.Index.CompareTo(right.Index) : FirstDifference(left.Path, right.Path).Sign))];

    /// <summary>How two names differ in their first parts that do: by a number at the end of the same word, or otherwise.</summary>
    private static (bool IsNumber, int Sign) FirstDifference(string left, string right)
    {
        string[] first = left.Split('.');
        string[] second = right.Split('.');
        for (int i = 0; i < first.Length && i < second.Length; i++)
        {
            if (first[i] != second[i])
            {
                (string word, long? number) = Numbered(first[i]);
                (string other, long? its) = Numbered(second[i]);
                return word == other && number != its
                    ? (number is not null && its is not null, Nullable.Compare(number, its))
                    : (false, string.CompareOrdinal(word == other ? first[i] : word, word == other ? second[i] : other));
            }
        }

        return (false, first.Length.CompareTo(second.Length));
    }

    private static (string Word, long? Number) Numbered(string part)
    {
        string word = part.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return (word, long.TryParse(part.AsSpan(word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null);
    }
}
