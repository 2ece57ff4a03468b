using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>
/// Statements that do nothing with a handed value but work it into a variable of their own, as a pool's sums do: they can stand where the value is made, which
/// then needs no variable.
/// </summary>
internal sealed class AppliedAtOnce : CodeReader
{
    private readonly Dictionary<Local, int> uses = [];

    private AppliedAtOnce()
    {
    }

    /// <param name="body">The second kernel's statements at a position, the handed values in variables.</param>
    /// <param name="hands">The variables.</param>
    /// <returns>The statement for each value that has one.</returns>
    public static Dictionary<Local, Assign> Find(IReadOnlyList<Statement> body, Hands hands)
    {
        AppliedAtOnce all = new();
        all.Read(body);
        Dictionary<Local, Assign> found = [];
        foreach (Assign assign in body.OfType<Assign>())
        {
            if (assign.Target is not Local target)
            {
                continue;
            }

            AppliedAtOnce own = new();
            own.Read(assign);
            Local[] handed = [.. own.uses.Keys.Where(hands.Contains)];
            bool isApart = own.uses.Count == (own.uses.ContainsKey(target) ? 1 : 0) + handed.Length && all.uses[target] == own.uses[target];
            if (handed.Length == 1 && isApart && own.uses[handed[0]] == 1 && all.uses[handed[0]] == 1 && !hands.IsDeclaredBefore(handed[0]))
            {
                found.Add(handed[0], assign);
            }
        }

        return found;
    }

    protected override void Reads(Local local) => Count(local);

    protected override void Writes(Local local, Statement by) => Count(local);

    private void Count(Local local) => uses[local] = (uses.TryGetValue(local, out int count) ? count : 0) + 1;
}
