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
    /// <summary>Where the innermost loop begins before the first position, for rows that a window begins with: what it does in every pass.</summary>
    public IReadOnlyList<Statement> Lead { get; private init; } = [];

    /// <summary>Whether a pass of such a loop is a position; null in other loops.</summary>
    public Expression? IsPosition { get; private init; }

    /// <summary>The passes in front of the first position.</summary>
    public int LeadPasses => IsPosition is null ? 0 : (int)-((IntegerConstant)Loops[Loops.Count - 1].From).Value;

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

        Declare[] others = [.. fields.Where(field => field != declared)];
        PositionLoops found = new(loops, before, after, block, others, declared.Local);
        return loops.Count > 0 && block.Count > 0 && block[block.Count - 1] is If { Otherwise.Count: 0, Condition: Binary { Operator: BinaryOperator.Greater, Right: IntegerConstant { Value: -1 } } test } guard
            && ReferenceEquals(test.Left, loops[loops.Count - 1].Variable) && block.Take(block.Count - 1).All(statement => !ArrayUse.Touches(statement, declared.Local))
            ? found with { Body = guard.Then, Lead = [.. block.Take(block.Count - 1)], IsPosition = test }
            : found;
    }

    /// <summary>Whether a counter is a position's: for loops that begin before the first one.</summary>
    public static Expression AtPosition(Local counter) => counter > -1;

    /// <summary>Whether both run over the same positions in the same order.</summary>
    public bool RunsLike(PositionLoops other) =>
        Loops.Count == other.Loops.Count && Enumerable.Range(0, Loops.Count).All(depth => Positions(depth) is { } mine && mine == other.Positions(depth));

    /// <summary>The first position of a loop, the one behind the last, the step between them.</summary>
    public (long First, long End, int Step)? Positions(int depth) => Loops[depth] is { From: IntegerConstant from, To: IntegerConstant to } loop
        ? (IsPosition is not null && depth == Loops.Count - 1 ? 0 : from.Value, to.Value, loop.Step)
        : null;

    /// <summary>The statements of a pass of the innermost loop, given those of a position.</summary>
    /// <param name="before">What a pass in front of the first position does instead.</param>
    public IReadOnlyList<Statement> Pass(IReadOnlyList<Statement> body, IReadOnlyList<Statement>? before = null) => IsPosition is null ? body : [.. Lead, new If(IsPosition, body, before ?? [])];

    /// <summary>The place of an index at a position.</summary>
    /// <param name="method">The whole method.</param>
    public Func<Expression, PlaceIndex?> Places(IReadOnlyList<Statement> method)
    {
        IReadOnlyDictionary<Local, Expression> values = ArrayUse.Of(method, null).Values;
        return index => PlaceIndex.Of(index, Counters, values);
    }

    /// <summary>The one statement that touches the array, where that is a loop over a known number of passes.</summary>
    private static int? Enclosing(IReadOnlyList<Statement> block, Local array)
    {
        int[] touching = [.. Enumerable.Range(0, block.Count).Where(i => ArrayUse.Touches(block[i], array))];
        return touching.Length == 1 && block[touching[0]] is For { From: IntegerConstant, To: IntegerConstant } ? touching[0] : null;
    }
}
