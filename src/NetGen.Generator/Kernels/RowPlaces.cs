using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Where the outputs of a row go: at the row's counter, at constant distances from one another.</summary>
internal static class RowPlaces
{
    /// <summary>Counter and place are added once where they are used more often than this.</summary>
    private const int MostSums = 2;

    /// <param name="code">The code of the row.</param>
    /// <param name="target">The array.</param>
    /// <param name="row">The row's counter.</param>
    /// <param name="place">What is added to it: a constant, or a local.</param>
    /// <param name="apart">The distance of each output.</param>
    /// <param name="uses">How often an output is named.</param>
    public static Element[] Of(CodeBuilder code, Local target, Expression row, Expression place, IEnumerable<int> apart, int uses = 1)
    {
        int[] distances = [.. apart];
        Expression sum = row + place;
        Expression first = place is IntegerConstant || distances.Length * uses <= MostSums ? sum : code.Hold("t", sum);
        return [.. distances.Select(distance => target[first + distance])];
    }
}
