using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Statements that a method has several times: each copy has variables of its own.</summary>
internal sealed class RowCopy : CodeRewriter
{
    private readonly JoinNames names;
    private readonly Dictionary<Local, Local> own = [];

    /// <param name="counter">The counter of the loop that the statements stand in.</param>
    /// <param name="names">The names of the method.</param>
    public RowCopy(Local counter, JoinNames names)
    {
        this.names = names;
        Counter = Own(counter);
    }

    /// <summary>What the counter is in the copy.</summary>
    public Local Counter { get; }

    public override Local Rewrite(Local local) => own.TryGetValue(local, out Local? copy) ? copy : local;

    public override IEnumerable<Statement> Rewrite(Statement statement)
    {
        switch (statement)
        {
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
