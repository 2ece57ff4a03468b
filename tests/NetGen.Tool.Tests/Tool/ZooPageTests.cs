using NetGen.TestKit;

namespace NetGen.Tool.Tests.Tool;

/// <summary>docs/zoo.md has the table that the command in it prints; <c>UPDATE_ZOO=1</c> writes it there.</summary>
public sealed class ZooPageTests
{
    private const string Begin = "<!-- table -->\n";
    private const string End = "<!-- end -->";

    [Fact]
    public void The_page_has_the_table_of_the_declarations()
    {
        string zoo = Repository.Combine("samples", "Zoo");
        string[] sources = [.. Directory.GetFiles(zoo, "*.cs").Order(StringComparer.Ordinal)];
        (int code, string table, string errors) = Netgen.Run(["report", .. sources, "--markdown", "--published", Path.Combine(zoo, "published.csv")]);
        Assert.Equal((0, ""), (code, errors));
        string path = Repository.Combine("docs", "zoo.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_ZOO") == "1")
        {
            File.WriteAllText(path, page[..begin] + table + page[end..]);
            return;
        }

        Assert.Equal(table, page[begin..end]);
    }

    /// <summary>A published number of parameters that is given to the digit, and called equal, is equal.</summary>
    [Fact]
    public void Parameters_called_equal_are_equal()
    {
        Dictionary<string, int> columns = new() { ["W"] = 3, ["T"] = 4, ["T+mov"] = 5, ["F"] = 6 };
        int compared = 0;
        foreach (string[] cells in File.ReadAllLines(Repository.Combine("docs", "zoo.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split(" | ")))
        {
            string[] figure = cells[9].Split(' ');
            if (figure is [var number, var convention] && number.Contains(',') && columns.TryGetValue(convention, out int column))
            {
                Assert.Equal((cells[0], number), (cells[0], cells[column - 1]));
                compared++;
            }
        }

        Assert.True(compared > 20);
    }

    [Fact]
    public void Published_figures_of_nobody_are_refused()
    {
        using Models.TempFolder folder = new();
        File.WriteAllText(folder["Net.cs"], "using NetGen; [Network] public static partial class Net { [Input(4)] static partial void In(); [Dense(2)] static partial void Out(); }");
        File.WriteAllText(folder["Figures.csv"], "Nut;1;2;3;4\n");
        Assert.Contains("networks that the files do not declare: Nut", Netgen.Fail("report", folder["Net.cs"], "--markdown", "--published", folder["Figures.csv"]));
        File.WriteAllText(folder["Figures.csv"], "# a comment\nNet;1;2\n");
        Assert.Contains("Figures.csv(2): 3 fields; a line has 5", Netgen.Fail("report", folder["Net.cs"], "--markdown", "--published", folder["Figures.csv"]));
        Assert.Contains("--published wants --markdown", Netgen.Fail("report", folder["Net.cs"], "--published", folder["Figures.csv"]));
    }
}
