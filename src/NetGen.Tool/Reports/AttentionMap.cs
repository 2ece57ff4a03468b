using System.Globalization;
using System.Security;
using System.Text;

namespace NetGen.Tool.Reports;

/// <summary>A map of attention as SVG: a row for each symbol that was written, a column for each that was read, the darker the larger the weight.</summary>
/// <param name="Read">What the columns are called.</param>
/// <param name="Written">What the rows are called.</param>
/// <param name="Weights">Weights from 0 to 1, row by row; a row may have more columns than have names.</param>
internal sealed record AttentionMap(IReadOnlyList<string> Read, IReadOnlyList<string> Written, IReadOnlyList<float> Weights)
{
    /// <summary>Pixels of a cell, and of the margin for names.</summary>
    private const int Cell = 18, Margin = 24;

    public string ToSvg()
    {
        int stride = Weights.Count / Written.Count;
        (int width, int height) = (Margin + (Cell * Read.Count) + 1, Margin + (Cell * Written.Count) + 1);
        StringBuilder text = new();
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"monospace\" font-size=\"13\" text-anchor=\"middle\">");
        Line($"<rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>");
        for (int column = 0; column < Read.Count; column++)
        {
            Name(Read[column], Margin + (column * Cell) + (Cell / 2), Margin - 7);
        }

        for (int row = 0; row < Written.Count; row++)
        {
            Name(Written[row], Margin / 2, Margin + (row * Cell) + 13);
            for (int column = 0; column < Read.Count; column++)
            {
                float weight = Weights[(row * stride) + column];
                string shade = weight.ToString("0.000", CultureInfo.InvariantCulture);
                Line($"<rect x=\"{Margin + (column * Cell)}\" y=\"{Margin + (row * Cell)}\" width=\"{Cell}\" height=\"{Cell}\" fill=\"#1f3b6f\" fill-opacity=\"{shade}\" stroke=\"#dddddd\"><title>{shade}</title></rect>");
            }
        }

        Line("</svg>");
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');

        void Name(string name, int x, int y)
        {
            if (name.Trim().Length > 0)
            {
                Line($"<text x=\"{x}\" y=\"{y}\">{SecurityElement.Escape(name)}</text>");
            }
        }
    }
}
