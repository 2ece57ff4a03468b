using System.Globalization;
using System.Xml.Linq;

namespace NetGen.Tool.Reports;

/// <summary>A matrix as squares, darker where values are larger, as SVG 1.1: a map of attention, with what was read above and what was written beside it.</summary>
public static class HeatMap
{
    private const int Cell = 18;
    private const int Margin = 24;
    private const int MostCells = 1 << 16;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The picture.</summary>
    /// <param name="panels">Matrices of rows x columns, row by row, drawn side by side: one for each head of attention, for example. The largest value of all is the darkest.</param>
    /// <param name="rowLabels">What stands beside the rows, or null for their numbers; where there are fewer, the last rows are left out.</param>
    /// <param name="columnLabels">What stands above the columns, likewise.</param>
    /// <exception cref="ArgumentException">The values are no such matrices, too many, or not finite; there is nothing to draw.</exception>
    public static string Write(IReadOnlyList<float[]> panels, int columns, IReadOnlyList<string>? rowLabels = null, IReadOnlyList<string>? columnLabels = null)
    {
        if (panels.Count == 0 || columns <= 0 || panels.Any(panel => panel.Length == 0 || panel.Length % columns != 0 || panel.Length != panels[0].Length))
        {
            throw new ArgumentException("a heat map is of matrices with rows of equal length", nameof(panels));
        }

        int rows = Math.Min(panels[0].Length / columns, rowLabels?.Count ?? int.MaxValue);
        int shown = Math.Min(columns, columnLabels?.Count ?? int.MaxValue);
        if (rows == 0 || shown == 0 || (long)rows * shown * panels.Count > MostCells)
        {
            throw new ArgumentException($"{rows} x {shown} values in {panels.Count} panels; a picture has 1 to {MostCells.ToString(CultureInfo.InvariantCulture)}", nameof(panels));
        }

        if (panels.Any(panel => panel.Any(value => !float.IsFinite(value))))
        {
            throw new ArgumentException("a value is not finite", nameof(panels));
        }

        float least = Math.Min(0, panels.Min(panel => panel.Min()));
        float most = panels.Max(panel => panel.Max());
        int left = Margin + (7 * (rowLabels?.Take(rows).Max(label => label.Length) ?? 3));
        int top = Margin + (columnLabels is null || columnLabels.Take(shown).Max(label => label.Length) == 1 ? 0 : 7 * (columnLabels.Take(shown).Max(label => label.Length) - 1));
        int pitch = left + (shown * Cell) + Margin;
        XElement picture = new(
            Svg + "svg",
            new XAttribute("width", panels.Count * pitch),
            new XAttribute("height", top + (rows * Cell) + Margin),
            new XAttribute("font-family", "monospace"),
            new XAttribute("font-size", 12));
        for (int p = 0; p < panels.Count; p++)
        {
            picture.Add(Panel(panels[p], (p * pitch) + left, top));
        }

        return new XDocument(picture) + "\n";

        IEnumerable<XElement> Panel(float[] values, int x, int y)
        {
            for (int c = 0; c < shown; c++)
            {
                string label = columnLabels?[c] ?? c.ToString(CultureInfo.InvariantCulture);
                XElement text = Text(label, x + (c * Cell) + (Cell / 2), y - 6, label.Length > 1 && columnLabels is not null ? "start" : "middle");
                if (label.Length > 1 && columnLabels is not null)
                {
                    text.Add(new XAttribute("transform", $"rotate(-90 {x + (c * Cell) + (Cell / 2) + 4} {y - 6})"));
                }

                yield return text;
            }

            for (int r = 0; r < rows; r++)
            {
                yield return Text(rowLabels?[r] ?? r.ToString(CultureInfo.InvariantCulture), x - 6, y + (r * Cell) + Cell - 5, "end");
                for (int c = 0; c < shown; c++)
                {
                    float value = values[(r * columns) + c];
                    double share = most > least ? (value - least) / (most - least) : 0;
                    yield return new XElement(
                        Svg + "rect",
                        new XAttribute("x", x + (c * Cell)),
                        new XAttribute("y", y + (r * Cell)),
                        new XAttribute("width", Cell - 1),
                        new XAttribute("height", Cell - 1),
                        new XAttribute("fill", "#08306b"),
                        new XAttribute("fill-opacity", share.ToString("0.###", CultureInfo.InvariantCulture)),
                        new XElement(Svg + "title", value.ToString("G4", CultureInfo.InvariantCulture)));
                }
            }
        }
    }

    private static XElement Text(string label, int x, int y, string anchor) =>
        new(Svg + "text", new XAttribute("x", x), new XAttribute("y", y), new XAttribute("text-anchor", anchor), label);
}
