namespace NetGen.Generator.Kernels;

/// <summary>
/// The output channels of packed rows: each lane has as many channels in a row as there are rows, so that the place of a row's outputs is its counter plus a
/// constant. Where the channels leave a rest, the last lanes have some that the lanes before have already: what is computed twice is the same twice.
/// </summary>
/// <param name="Channels">All channels.</param>
/// <param name="Lanes">Channels of a row, no more than there are.</param>
internal sealed record RowChannels(int Channels, int Lanes)
{
    /// <summary>The number of rows.</summary>
    public int Rows => (Channels + Lanes - 1) / Lanes;

    /// <summary>The channel that each lane has in row 0.</summary>
    public IReadOnlyList<int> First { get; } = FirstOf(Channels, Lanes);

    /// <summary>The channels of all lanes, row by row.</summary>
    public IEnumerable<int> RowByRow => from r in Enumerable.Range(0, Rows) from first in First select first + r;

    private static int[] FirstOf(int channels, int lanes)
    {
        int rows = (channels + lanes - 1) / lanes;
        return [.. Enumerable.Range(0, lanes).Select(lane => Math.Min(lane * rows, channels - rows))];
    }
}
