using NetGen.Import.Building;

namespace NetGen.Import.Operators;

/// <summary>ADD and MUL of two computed values.</summary>
internal static class Elementwise
{
    public static void Add(OperatorContext context) => Import(context, "Add");

    public static void Multiply(OperatorContext context) => Import(context, "Multiply");

    private static void Import(OperatorContext context, string kind)
    {
        context.ExpectCounts(2, 2);
        Source left = context.Value(0);
        Source right = context.Value(1);
        LayerDraft draft = context.Draft(kind);
        context.AddActivation(draft, 0);
        context.Compute(draft, [left, right], squeeze: true);
    }
}
