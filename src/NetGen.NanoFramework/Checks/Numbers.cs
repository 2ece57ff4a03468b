using System.Globalization;

namespace NetGen.NanoFramework.Checks;

/// <summary>Figures in messages.</summary>
internal static class Numbers
{
    public static string Of(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
