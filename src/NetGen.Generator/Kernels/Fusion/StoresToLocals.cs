using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Writes what is handed over to variables instead of an array, or at once into what a statement makes of it.</summary>
/// <param name="array">The array.</param>
/// <param name="hands">The variables.</param>
/// <param name="applied">What is made at once of some of them.</param>
internal sealed class StoresToLocals(Local array, Hands hands, IReadOnlyDictionary<Local, Assign> applied) : CodeRewriter
{
    public override IEnumerable<Statement> Rewrite(Statement statement)
    {
        if (statement is not Assign { Target: Element element } store || !ReferenceEquals(element.Array, array))
        {
            foreach (Statement same in base.Rewrite(statement))
            {
                yield return same;
            }

            yield break;
        }

        if (hands.Made(element) is { } local)
        {
            // What an element of a small type would have kept.
            Expression value = store.Value is Cast { KeepsValue: true } cast ? cast.Operand : store.Value.As(array.Type.ElementOf());
            value = value.Type.Promoted() == local.Type ? value : value.As(local.Type);
            if (applied.TryGetValue(local, out Assign? use))
            {
                yield return new Substitution(local, value).Rewrite(use).Single();
            }
            else
            {
                yield return hands.IsDeclaredBefore(local) ? new Assign(local, value) : new Declare(local, value);
            }
        }
    }

    /// <summary>A value instead of a variable.</summary>
    private sealed class Substitution(Local local, Expression value) : CodeRewriter
    {
        public override Expression Rewrite(Expression expression) => ReferenceEquals(expression, local) ? value : base.Rewrite(expression);
    }
}
