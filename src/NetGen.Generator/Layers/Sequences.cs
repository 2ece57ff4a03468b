using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>Shape rules of layers over length and channels.</summary>
public static class Sequences
{
    /// <summary>A sequence is length x channels.</summary>
    public static ShapeProblem? Check(TensorShape input, string? argument = null) => input.Rank == 2
        ? null
        : new ShapeProblem(FindingIds.ShapeMismatch, argument, $"the input is {input}; it must be a sequence, length x channels");

    /// <summary>Values of a table that is made with the code: as many as weights of a large network.</summary>
    private const long MostOfTable = 1 << 22;

    /// <summary>Why a table of sines would be too long; null if it is not.</summary>
    public static ShapeProblem? CheckTable(TensorShape input, long values) => values <= MostOfTable
        ? null
        : new ShapeProblem(FindingIds.TooLarge, null, $"the input {input} wants a table of {values} sines; more than {MostOfTable} are not possible");

    /// <summary>Pairs of a position of t and one of s that meet: all, or each with those up to itself.</summary>
    public static long Pairs(int t, int s, bool causal) => causal ? (long)t * (t + 1) / 2 : (long)t * s;
}
