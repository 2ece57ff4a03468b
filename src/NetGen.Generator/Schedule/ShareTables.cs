using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Schedule;

/// <summary>Tables that follow from their names, such as those that limit results, exist once: those of the network whose layers run in front are read where it has them.</summary>
internal static class ShareTables
{
    /// <summary>Whether other networks may read an array instead of having it.</summary>
    public static bool IsTable(ConstantArray array) => array.IsShared && array.Value is Call;

    public static IReadOnlyList<PlannedNode> Run(IReadOnlyList<PlannedNode> nodes, Front? front) =>
        front is { Tables.Count: > 0 } ? [.. nodes.Select(node => node.Code is { } code ? node with { Code = Run(code, front) } : node)] : nodes;

    private static KernelCode Run(KernelCode code, Front front)
    {
        ConstantArray[] own = [.. code.Arrays.Where(array => !IsTable(array) || !front.Tables.Contains(array.Field.Name))];
        if (own.Length == code.Arrays.Count)
        {
            return code;
        }

        // What made the table is needed no more, unless it makes another one.
        ConstantArray[] theirs = [.. code.Arrays.Except(own)];
        HashSet<string> makers = [.. theirs.Select(array => ((Call)array.Value).Method).Except(own.Select(array => (array.Value as Call)?.Method ?? ""))];
        Renaming renaming = new(theirs.ToDictionary(array => array.Field.Name, array => new StaticField(front.Class + "." + array.Field.Name, array.Field.Type)));
        return code with
        {
            Body = renaming.Rewrite(code.Body),
            Parts = [.. code.Parts.Select(part => part with { Body = renaming.Rewrite(part.Body) })],
            Arrays = own,
            Helpers = [.. code.Helpers.Where(helper => !makers.Contains(helper.Name))],
        };
    }

    private sealed class Renaming(IReadOnlyDictionary<string, StaticField> names) : CodeRewriter
    {
        public override Expression Rewrite(Expression expression) =>
            expression is StaticField field && names.TryGetValue(field.Name, out StaticField? other) ? other : base.Rewrite(expression);
    }
}
