using System.Globalization;
using NetGen.Calibration.Comparing;
using Spectre.Console;

namespace NetGen.Tool.Reports;

/// <summary>What quantization cost, value by value, as a table of text.</summary>
internal static class AccuracyReport
{
    private static readonly string[] Headings = ["value", "range", "scale", "zero", "SQNR dB", "mean error", "largest error"];

    public static string Write(Accuracy accuracy)
    {
        Table table = new() { Border = TableBorder.Ascii2 };
        table.AddColumn(new TableColumn(new Text(Headings[0])));
        table.AddColumn(new TableColumn(new Text("operator")));
        foreach (string heading in Headings[1..])
        {
            table.AddColumn(new TableColumn(new Text(heading)).RightAligned());
        }

        foreach (ValueError value in accuracy.Values)
        {
            string[] cells =
            [
                value.Name + (value.IsOutput ? " *" : ""), value.Operator, $"{Number(value.Observed.Low)} to {Number(value.Observed.High)}",
                Number(value.Quantization.Scale), Number(value.Quantization.ZeroPoint), Decibels(value.Decibels),
                Steps(value.MeanError, value), Steps(value.LargestError, value),
            ];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        string samples = accuracy.Samples == 1 ? "1 sample" : accuracy.Samples.ToString("N0", CultureInfo.InvariantCulture) + " samples";
        string agreement = accuracy.Agreement is { } share
            ? $"The same decision in {share.ToString("0.0 %", CultureInfo.InvariantCulture)} of them.\n"
            : "";
        return PlainTable.Write(table)
            + $"Ranges, and errors in steps of the scale, over {samples}; those of the layers before included. Outputs have a star.\n" + agreement;
    }

    private static string Steps(double error, ValueError value) => (error / value.Quantization.Scale).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Decibels(double ratio) => double.IsInfinity(ratio) ? "exact" : double.IsNaN(ratio) ? "-" : ratio.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
