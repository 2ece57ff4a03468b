using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>
/// The loops over positions of a kernel: those that enclose all that it does with one array. Before and after each of them there may be statements that
/// leave that array alone.
/// </summary>
/// <param name="Loops">Outer loops first; none where the code is straight.</param>
/// <param name="Before">What stands before each loop, in its own block; the fields' variables are left out.</param>
/// <param name="After">What stands behind each loop.</param>
/// <param name="Body">The innermost statements, the only ones that touch the array.</param>
/// <param name="Fields">The variables that hold static arrays, the array in question not among them.</param>
/// <param name="Array">The variable that holds the array.</param>
internal sealed record PositionLoops(
    IReadOnlyList<For> Loops,
    IReadOnlyList<IReadOnlyList<Statement>> Before,
    IReadOnlyList<IReadOnlyList<Statement>> After,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<Declare> Fields,
    Local Array)
{
    public IReadOnlyList<Local> Counters => [.. Loops.Select(loop => loop.Variable)];

    /// <summary>Null where the kernel is built otherwise, or does not name the array.</summary>
    public static PositionLoops? Of(KernelCode code, StaticField array)
    {
        Declare[] fields = [.. code.Body.OfType<Declare>().Where(declare => declare.Value is StaticField)];
        if (fields.FirstOrDefault(field => ((StaticField)field.Value!).Name == array.Name) is not { } declared || code.Parts.Count > 0 || code.Vectors.Count > 0)
        {
            return null;
        }

        List<For> loops = [];
        List<IReadOnlyList<Statement>> before = [];
        List<IReadOnlyList<Statement>> after = [];
        IReadOnlyList<Statement> block = [.. code.Body.Where(statement => !fields.Contains(statement))];
        while (Enclosing(block, declared.Local) is { } place)
        {
            loops.Add((For)block[place]);
            before.Add([.. block.Take(place)]);
            after.Add([.. block.Skip(place + 1)]);
            block = ((For)block[place]).Body;
        }

        return new PositionLoops(loops, before, after, block, [.. fields.Where(field => field != declared)], declared.Local);
    }

    /// <summary>Whether both run over the same positions in the same order.</summary>
    public bool RunsLike(PositionLoops other) =>
        Loops.Count == other.Loops.Count && Loops.Zip(other.Loops, (a, b) => a.Step == b.Step && IsSame(a.From, b.From) && IsSame(a.To, b.To)).All(same => same);

    /// <summary>The one statement that touches the array, where that is a loop over a known number of passes.</summary>
    private static int? Enclosing(IReadOnlyList<Statement> block, Local array)
    {
        int[] touching = [.. Enumerable.Range(0, block.Count).Where(i => ArrayUse.Touches(block[i], array))];
        return touching.Length == 1 && block[touching[0]] is For { From: IntegerConstant, To: IntegerConstant } ? touching[0] : null;
    }

    private static bool IsSame(Expression left, Expression right) => left is IntegerConstant a && right is IntegerConstant b && a.Value == b.Value;
}
