using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Tool.Networks;

/// <summary>A finding in the words that the editor uses.</summary>
internal static class FindingText
{
    public static string Of(Finding finding) => finding.ToDiagnostic(Location.None).GetMessage(CultureInfo.InvariantCulture);
}
