namespace Dates;

/// <summary>A map of attention in characters: a row for each symbol that was written, a column for each that was read.</summary>
public static class AttentionMap
{
    private const string Shades = " .:-=+*#%@";

    /// <param name="attention">Weights, a row for each symbol that was written, at least as many in a row as the text has characters.</param>
    public static void Write(TextWriter output, string read, string written, float[] attention)
    {
        int columns = attention.Length / written.Length;
        output.WriteLine("    " + (read.Length > columns ? read[..columns] : read));
        for (int row = 0; row < written.Length; row++)
        {
            output.Write($"  {written[row]} ");
            for (int column = 0; column < columns; column++)
            {
                output.Write(Shades[Math.Min((int)(attention[(row * columns) + column] * Shades.Length), Shades.Length - 1)]);
            }

            output.WriteLine();
        }
    }
}
