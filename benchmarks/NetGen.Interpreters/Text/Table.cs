using System.Globalization;
using System.Text;

namespace NetGen.Interpreters.Text;

/// <summary>Columns of text; numbers to the right.</summary>
internal sealed class Table(params string[] header)
{
    private readonly List<string[]> rows = [header];

    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A ratio.</summary>
    public static string Ratio(double value) => double.IsFinite(value) ? value.ToString("0.00", CultureInfo.InvariantCulture) : "-";

    public override string ToString()
    {
        int[] widths = [.. header.Select((_, column) => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        foreach (string[] row in rows)
        {
            string line = string.Join("  ", row.Select((cell, column) => IsNumber(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])));
            text.Append("  ").Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private bool IsNumber(int column) => rows.Skip(1).All(row => row[column].Length == 0 || char.IsAsciiDigit(row[column][0]) || row[column][0] == '-');
}
