using NetGen.Import;

namespace NetGen.Arrays;

/// <summary>What may still be read of a file: a small one can describe more than there is memory for.</summary>
internal sealed class ArrayBudget(string file)
{
    private long values = NamedArrays.MaxValues;

    public string File { get; } = file;

    public ImportException Fail(string problem) => new(File, problem);

    /// <summary>The number of values of an array, which is counted as read.</summary>
    public int Take(string name, IReadOnlyList<int> shape)
    {
        long count = shape.Contains(0) ? 0 : 1;
        foreach (int size in shape)
        {
            count *= count <= NamedArrays.MaxValues ? size : 1;
        }

        values -= count;
        return values >= 0 ? (int)count : throw Fail($"with the array '{name}' the file comes to more than {NamedArrays.MaxValues} values; netgen reads no more");
    }
}
