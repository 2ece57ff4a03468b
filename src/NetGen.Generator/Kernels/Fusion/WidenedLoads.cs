using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The loads of an array whose values are used in 64 bits: a variable of that type spares the conversion.</summary>
internal sealed class WidenedLoads : CodeRewriter
{
    private readonly HashSet<Element> loads = [];

    public static WidenedLoads Of(IReadOnlyList<Statement> statements, Local array)
    {
        WidenedLoads found = new();
        found.Rewrite(statements);
        found.loads.RemoveWhere(load => !ReferenceEquals(load.Array, array));
        return found;
    }

    /// <summary>The type of a variable that takes the place of an element, given all its loads.</summary>
    public CodeType TypeOf(IEnumerable<Element> same) => same.All(loads.Contains) ? CodeType.Int64 : same.First().Type.Promoted();

    public override Expression Rewrite(Cast cast)
    {
        if (cast is { Type: CodeType.Int64, Operand: Element element })
        {
            loads.Add(element);
        }

        return base.Rewrite(cast);
    }
}
