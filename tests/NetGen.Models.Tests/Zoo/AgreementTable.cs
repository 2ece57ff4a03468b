using NetGen.TestKit;

namespace NetGen.Models.Tests.Zoo;

/// <summary>A table of docs/agreement.md whose rows are measured by a test each; <c>UPDATE_ZOO=1</c> writes them there.</summary>
/// <param name="title">What the table's marker says.</param>
internal sealed class AgreementTable(string title)
{
    private static readonly Lock Gate = new();

    private static string Page => Repository.Combine("docs", "agreement.md");

    /// <summary>The first cells of the rows.</summary>
    public IEnumerable<string> Networks => Rows(File.ReadAllText(Page), out _, out _).Select(row => row.Split(" | ")[0][2..]);

    /// <summary>The row of a network is this one.</summary>
    public void Check(string network, params string[] cells)
    {
        string wanted = $"| {network} | {string.Join(" | ", cells)} |";
        lock (Gate)
        {
            string text = File.ReadAllText(Page);
            string[] rows = Rows(text, out int begin, out int end);
            string? found = rows.FirstOrDefault(row => row.StartsWith($"| {network} | ", StringComparison.Ordinal));
            if (Environment.GetEnvironmentVariable("UPDATE_ZOO") != "1")
            {
                Assert.Equal(wanted, found);
                return;
            }

            string[] changed = [.. rows.Where(row => row != found).Append(wanted).Order(StringComparer.Ordinal)];
            File.WriteAllText(Page, text[..begin] + string.Concat(changed.Select(row => row + "\n")) + text[end..]);
        }
    }

    /// <summary>The rows between the two lines of the table's head and the marker of its end.</summary>
    private string[] Rows(string text, out int begin, out int end)
    {
        int head = text.IndexOf($"<!-- {title} -->\n", StringComparison.Ordinal);
        Assert.True(head >= 0, title);
        begin = text.IndexOf("|\n", text.IndexOf("|\n", head, StringComparison.Ordinal) + 2, StringComparison.Ordinal) + 2;
        end = text.IndexOf("<!-- end -->", begin, StringComparison.Ordinal);
        return text[begin..end].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
