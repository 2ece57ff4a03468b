using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>
/// Gives each network a file name of its own. Names of generated files are compared without regard to case, those of classes are not; and
/// where the user declares one name twice, which the compiler reports, only the compiler shall report it.
/// </summary>
public sealed record FileNames(EquatableArray<string> Clashing)
{
    /// <summary>Keeps only the names that clash, in order: almost always none, so that adding a network changes nothing for the others.</summary>
    public static FileNames Of(IEnumerable<string> fullNames) => new(fullNames
        .GroupBy(Stem, StringComparer.OrdinalIgnoreCase)
        .Where(static group => group.Count() > 1)
        .SelectMany(static group => group)
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToEquatableArray());

    /// <summary>The name as it stands; with a number where another is too much like it; null where another is the same.</summary>
    public string? For(string fullName)
    {
        string plain = fullName.Replace("@", "");
        if (!Clashing.Contains(fullName))
        {
            return plain;
        }

        string[] alike = [.. Clashing.Where(name => string.Equals(Stem(name), Stem(fullName), StringComparison.OrdinalIgnoreCase))];
        return alike.Count(name => name == fullName) > 1 ? null : $"{plain}.{Array.IndexOf(alike, fullName)}";
    }

    /// <summary>The constants of Net are in Net.Weights: a network of that name is like Net.</summary>
    private static string Stem(string name)
    {
        const string Constants = ".Weights";
        return name.EndsWith(Constants, StringComparison.OrdinalIgnoreCase) ? name.Substring(0, name.Length - Constants.Length) : name;
    }
}
