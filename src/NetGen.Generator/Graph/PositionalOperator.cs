using NetGen.Generator.Model;

namespace NetGen.Generator.Graph;

/// <summary>
/// An operator whose row p depends on p itself: it adds or turns by a table of positions, or row p sees the rows 0 to p alone. Over a stream p is known: the rows since
/// <c>Reset</c>, counted. Then it makes row p alone, and of inputs that it looks back in it reads the rows that were kept.
/// </summary>
public abstract record PositionalOperator : Operator
{
    /// <summary>Rows of the whole sequence, where the operator makes one row of its output, the one at a stream's position. 0: it makes all of them.</summary>
    public int Context { get; init; }

    /// <summary>Where one row is made: whether nothing reads what a row holds behind the position, so that it is not written.</summary>
    public bool SkipsBehind { get; init; }

    /// <summary>Whether positions matter at all: to layers that are causal only if they are asked to be.</summary>
    public virtual bool IsPositional => true;

    /// <summary>Whether row p reads the rows 0 to p of an input, and not row p of it alone.</summary>
    public virtual bool LooksBack(int input) => false;

    /// <summary>Whether row p reads the values 0 to p of row p of an input alone.</summary>
    public virtual bool StopsAtPosition(int input) => false;

    /// <summary>Multiply-accumulates of a row for each position that it sees; those of one row are counted for the last one, which sees most.</summary>
    public virtual long MacsPerPosition(IReadOnlyList<TensorShape> inputs) => 0;
}
