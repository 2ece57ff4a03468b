using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Every finding has all that a diagnostic needs around it.</summary>
public sealed class DescriptorTests
{
    private static readonly string[] Ids = [.. typeof(FindingIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal)];

    private static readonly string Root = FindRoot();

    public static IEnumerable<object[]> AllIds => Ids.Select(id => new object[] { id });

    [Fact]
    public void EveryIdHasADescriptor() => Assert.Equal(Ids, Descriptors.All.Select(descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(AllIds))]
    public void HasAPageAndARow(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Of(id);
        string page = File.ReadAllText(Path.Combine(Root, "docs", "diagnostics", id + ".md"));
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
        Assert.Contains($"#pragma warning disable {id}", page, StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md)", File.ReadAllText(Path.Combine(Root, "docs", "diagnostics", "README.md")), StringComparison.Ordinal);
        string releases = File.ReadAllText(Path.Combine(Root, "src", "NetGen.Generator", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Root, "src", "NetGen.Generator", "AnalyzerReleases.Shipped.md"));
        Assert.Contains($"\n{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    /// <summary>The page has the table of figures and the table of their sources, row by row as they are in the code, and nothing else.</summary>
    [Fact]
    public void BoardsAreOnTheirPage()
    {
        string[] page = File.ReadAllLines(Path.Combine(Root, "docs", "boards.md"));
        string[] figures = [.. BoardTable.All.Select(board => FormattableString.Invariant(
            $"| `{board.Board}` | {board.Profile} | {board.ClockMHz} | {board.HeapBytes:N0} | {board.DeploymentBytes:N0} | {board.Math} | {board.Budget.WeightBytes:N0} | {board.Budget.ActivationBytes:N0} | {board.Budget.CodeBytes:N0} |"))];
        string[] sources = [.. BoardTable.Sources.Skip(1).Select(board => $"| `{board.Limits.Board}` | {board.Clock} | {board.Heap} | {board.Deployment} | {board.Math} |")];
        Assert.Equal([.. figures, .. sources], page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
        Assert.All(BoardTable.Sources.Skip(1), board => Assert.DoesNotContain("", new[] { board.Clock, board.Heap, board.Deployment, board.Math }));
    }

    private static string FindRoot([CallerFilePath] string path = "")
    {
        string? folder = Path.GetDirectoryName(path);
        while (folder is not null && !File.Exists(Path.Combine(folder, "NetGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("NetGen.sln is not above " + path);
    }
}
