using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Reads what is handed over from variables instead of an array; a variable that would only repeat one of them is left out.</summary>
internal sealed class LoadsFromLocals : CodeRewriter
{
    private readonly Local array;
    private readonly Hands hands;
    private readonly IReadOnlyDictionary<Local, Expression> once;
    private readonly Dictionary<Local, Local> repeats = [];

    public LoadsFromLocals(Local array, Hands hands, IReadOnlyList<Statement> body)
    {
        this.array = array;
        this.hands = hands;
        once = ArrayUse.Of(body, null).Values;
    }

    public override Local Rewrite(Local local) => repeats.TryGetValue(local, out Local? original) ? original : local;

    public override Expression Rewrite(Element element) => ReferenceEquals(element.Array, array) ? hands.Read(element) : base.Rewrite(element);

    public override Expression Rewrite(Cast cast)
    {
        Expression operand = Rewrite(cast.Operand);
        return operand.Type == cast.Type ? operand : new Cast(cast.Type, operand) { KeepsValue = cast.KeepsValue };
    }

    public override IEnumerable<Statement> Rewrite(Statement statement)
    {
        if (statement is Declare { Value: { } value } declare && once.ContainsKey(declare.Local) && Rewrite(value) is Local local && local.Type == declare.Local.Type && hands.Contains(local))
        {
            repeats.Add(declare.Local, local);
            return [];
        }

        return base.Rewrite(statement);
    }
}
