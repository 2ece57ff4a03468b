using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Statements that a method has several times: each copy has variables of its own. Places that the counter gives follow from the counter of the passes at once.</summary>
internal sealed class RowCopy : CodeRewriter
{
    private static readonly Dictionary<Local, Expression> Unknown = [];

    private readonly Local counter;
    private readonly Local pass;
    private readonly int stride;
    private readonly int first;
    private readonly JoinNames names;
    private readonly Dictionary<Local, Local> own = [];

    /// <param name="counter">The counter of the loop that the statements stand in: in the copy pass * stride + first.</param>
    /// <param name="names">The names of the method.</param>
    public RowCopy(Local counter, Local pass, int stride, int first, JoinNames names)
    {
        (this.counter, this.pass, this.stride, this.first) = (counter, pass, stride, first);
        this.names = names;
        Counter = new Declare(Own(counter), (pass * stride) + first);
    }

    /// <summary>The declaration of what the counter is in the copy.</summary>
    public Declare Counter { get; }

    public override Local Rewrite(Local local) => own.TryGetValue(local, out Local? copy) ? copy : local;

    public override IEnumerable<Statement> Rewrite(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: { } value } declare when PlaceIndex.Of(value, [counter], Unknown) is { } place && place.Factors[0] != 0:
                return [new Declare(Own(declare.Local), (pass * (int)(stride * place.Factors[0])) + (int)(place.Constant + (first * place.Factors[0])))];
            case Declare declare:
                Own(declare.Local);
                break;
            case For loop:
                Own(loop.Variable);
                break;
        }

        return base.Rewrite(statement);
    }

    private Local Own(Local local)
    {
        if (!own.TryGetValue(local, out Local? copy))
        {
            own.Add(local, copy = new Local(names.Copied(local.Name), local.Type));
        }

        return copy;
    }
}
