namespace NetGen.Generator.Code;

/// <summary>A step of a method.</summary>
public abstract class Statement;

/// <summary>A new variable; with no value where it is assigned in every branch that follows.</summary>
public sealed class Declare(Local local, Expression? value) : Statement
{
    public Local Local { get; } = local;

    public Expression? Value { get; } = value;
}

/// <summary>Stores a value in a variable, a static field or an array element. An element of a small type takes the value's low bits.</summary>
public sealed class Assign(Expression target, Expression value) : Statement
{
    public Expression Target { get; } = target;

    public Expression Value { get; } = value;
}

/// <summary>for (int v = from; v &lt; to; v += step).</summary>
public sealed class For(Local variable, Expression from, Expression to, int step, IReadOnlyList<Statement> body) : Statement
{
    public Local Variable { get; } = variable;

    public Expression From { get; } = from;

    public Expression To { get; } = to;

    public int Step { get; } = step;

    /// <summary>How often the body runs, where <see cref="From"/> and <see cref="To"/> are computed but their difference is known; where a position decides, in the costliest step of a stream, in the mean of a loop's.</summary>
    public double? Passes { get; init; }

    public IReadOnlyList<Statement> Body { get; } = body;
}

/// <summary>while (condition): how often it runs, data decides.</summary>
public sealed class While(Expression condition, IReadOnlyList<Statement> body) : Statement
{
    public Expression Condition { get; } = condition;

    public IReadOnlyList<Statement> Body { get; } = body;

    /// <summary>How often the body runs each time that the loop is met: what the kernel takes for usual.</summary>
    public double Passes { get; init; } = 1;
}

/// <summary>if, with or without else.</summary>
public sealed class If(Expression condition, IReadOnlyList<Statement> then, IReadOnlyList<Statement> otherwise) : Statement
{
    /// <summary>How often the condition holds, from 0 to 1, where the kernel knows better than the cost model what is usual.</summary>
    public double? Share { get; init; }

    public Expression Condition { get; } = condition;

    public IReadOnlyList<Statement> Then { get; } = then;

    public IReadOnlyList<Statement> Otherwise { get; } = otherwise;
}

/// <summary>A line for the reader.</summary>
public sealed class Comment(string text) : Statement
{
    public string Text { get; } = text;
}

/// <summary>A call for its effect.</summary>
public sealed class Invoke(Call call) : Statement
{
    public Call Call { get; } = call;
}

/// <summary>Leaves the method, with a value where it has one.</summary>
public sealed class Return(Expression? value) : Statement
{
    public Expression? Value { get; } = value;
}

/// <summary>Copies a run of array elements: native code on every runtime, where a loop would be interpreted. The runs may overlap: the copy has the values from before.</summary>
public sealed class Copy(Local source, Expression from, Local target, Expression to, int count) : Statement
{
    public Local Source { get; } = source;

    public Expression From { get; } = from;

    public Local Target { get; } = target;

    public Expression To { get; } = to;

    public int Count { get; } = count;
}
