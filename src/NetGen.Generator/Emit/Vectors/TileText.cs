namespace NetGen.Generator.Emit.Vectors;

/// <summary>Repeats statements for a tile of sums: positions by vectors of channels, each in a register of its own.</summary>
/// <param name="Width">Bits of a vector.</param>
/// <param name="Rows">Positions.</param>
/// <param name="Count">Vectors of each position.</param>
internal sealed record TileText(int Width, int Rows, int Count)
{
    /// <summary>32-bit values of a vector.</summary>
    public int Lanes => Width / 32;

    public string Positions(int depth, Func<int, string> statement) => Lines(depth, Enumerable.Range(0, Rows).Select(statement));

    public string Vectors(int depth, Func<int, string> statement) => Lines(depth, Enumerable.Range(0, Count).Select(statement));

    /// <summary>Every sum; null leaves one out.</summary>
    public string Sums(int depth, Func<int, int, string?> statement) =>
        Lines(depth, Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, Count).Select(vector => statement(row, vector))).OfType<string>());

    /// <summary>Statements, of one or more lines each, at a depth of blocks; an empty line follows what ends in one.</summary>
    private static string Lines(int depth, IEnumerable<string> statements)
    {
        string indentation = new(' ', 4 * depth);
        IEnumerable<string> lines = statements.SelectMany(statement => statement.Split('\n'));
        return string.Join("\n", lines.Select(line => line.Length == 0 ? "" : indentation + line)).TrimEnd();
    }
}
