using System.Globalization;
using Spectre.Console;

namespace Microcontroller;

/// <summary>How often each gesture was taken for each other.</summary>
internal sealed class Confusion(string[] classes)
{
    private readonly int[,] counts = new int[classes.Length, classes.Length];

    public int Total { get; private set; }

    public int Correct { get; private set; }

    public void Add(int actual, int predicted)
    {
        counts[actual, predicted]++;
        Total++;
        Correct += actual == predicted ? 1 : 0;
    }

    /// <summary>Rows: what was moved. Columns: what the network said.</summary>
    public Table ToTable()
    {
        Table table = new() { Border = TableBorder.Ascii2 };
        table.AddColumn("moved \\ recognised");
        foreach (string name in classes)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        for (int row = 0; row < classes.Length; row++)
        {
            table.AddRow([classes[row], .. Enumerable.Range(0, classes.Length).Select(column => Cell(counts[row, column]))]);
        }

        return table;
    }

    private static string Cell(int count) => count == 0 ? "." : count.ToString(CultureInfo.InvariantCulture);
}
