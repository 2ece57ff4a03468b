using System.Globalization;
using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Names for values that are handed over: u0, u1 and so on, without those that are taken.</summary>
internal static class FreeNames
{
    public static IEnumerable<string> Of(IReadOnlyList<Statement> first, IReadOnlyList<Statement> second)
    {
        HashSet<string> taken = [.. DeclaredNames.Of(first), .. DeclaredNames.Of(second)];
        for (int i = 0; ; i++)
        {
            string name = "u" + i.ToString(CultureInfo.InvariantCulture);
            if (taken.Add(name))
            {
                yield return name;
            }
        }
    }

    public static string Next(IEnumerator<string> names) => names.MoveNext() ? names.Current : throw new InvalidOperationException("names do not end");
}
