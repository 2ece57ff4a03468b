namespace NetGen.Generator.Code;

/// <summary>
/// Collects the statements of a method. Names are unique in the method: a second "y" becomes "y2", so that kernels can be put
/// together from parts that do not know each other.
/// </summary>
public sealed class CodeBuilder
{
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Local> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Field, int Index), Local> held = [];
    private readonly List<Statement> root = [];
    private List<Statement> current;
    private Dictionary<(string Name, CodeType Type), Local> scratch = [];

    public CodeBuilder() => current = root;

    public IReadOnlyList<Statement> Statements => current;

    /// <summary>The number of variables so far: an upper bound of the method's locals.</summary>
    public int LocalCount { get; private set; }

    /// <summary>Reserves a name for a parameter.</summary>
    public Local Parameter(string name, CodeType type) => new(Unique(name), type);

    public Local Declare(string name, Expression value) => Declare(name, value.Type.Promoted(), value);

    public Local Declare(string name, CodeType type, Expression? value = null)
    {
        Local local = new(Unique(name), type);
        LocalCount++;
        current.Add(new Declare(local, value));
        return local;
    }

    /// <summary>A value that loops to come do not change, in a local; a constant needs none, nor does what is in one.</summary>
    public Expression Hold(string name, Expression value) => value is IntegerConstant or Local ? value : Declare(name, value);

    /// <summary>
    /// A local for a value that is soon used up: the next one of the same name and type in the same block takes its place. Unrolled code needs
    /// few locals that way; the compiler gives every declaration of a block its own.
    /// </summary>
    public Local Scratch(string name, Expression value)
    {
        CodeType type = value.Type.Promoted();
        (string, CodeType) key = (name, type);
        if (scratch.TryGetValue(key, out Local? local))
        {
            if (!ReferenceEquals(local, value))
            {
                Assign(local, value);
            }

            return local;
        }

        scratch.Add(key, local = Declare(name, type, value));
        return local;
    }

    /// <summary>A local that holds a static array, or a number: fields cost an interpreter more than locals. One for each field, at the method's beginning.</summary>
    public Local Array(string name, StaticField field)
    {
        if (!fields.TryGetValue(field.Name, out Local? local))
        {
            local = new Local(Unique(name), field.Type);
            LocalCount++;
            root.Insert(fields.Count, new Declare(local, field));
            fields.Add(field.Name, local);
        }

        return local;
    }

    /// <summary>A local that holds an element of an array of integers, read at the method's beginning. One for each element.</summary>
    public Local Held(string name, StaticField field, int index)
    {
        if (!held.TryGetValue((field.Name, index), out Local? local))
        {
            Local array = Array("at", field);
            local = new Local(Unique(name), CodeType.Int32);
            LocalCount++;
            root.Insert(fields.Count + held.Count, new Declare(local, array[index]));
            held.Add((field.Name, index), local);
        }

        return local;
    }

    /// <summary>An assignment; none of a variable to itself, which an expression can fold into.</summary>
    public void Assign(Expression target, Expression value)
    {
        if (!ReferenceEquals(target, value))
        {
            current.Add(new Assign(target, value));
        }
    }

    public void Copy(Local source, Expression from, Local target, Expression to, int count) => current.Add(new Copy(source, from, target, to, count));

    public void Comment(string text) => current.Add(new Comment(text));

    public void Invoke(string method) => current.Add(new Invoke(new Call(method, CodeType.Void)));

    public void Invoke(Call call) => current.Add(new Invoke(call));

    public void Return(Expression? value = null) => current.Add(new Return(value));

    /// <summary>A counted loop; a single pass needs no loop and sees a constant.</summary>
    public void For(string name, int from, int to, Action<Expression> body, int step = 1)
    {
        if (to - from <= step)
        {
            if (to > from)
            {
                body(from);
            }

            return;
        }

        For(name, (Expression)from, to, body, step);
    }

    /// <param name="passes">How often the body runs, where the difference of computed limits is known, or where a position decides it: <see cref="Code.For.Passes"/>.</param>
    public void For(string name, Expression from, Expression to, Action<Expression> body, int step = 1, double? passes = null)
    {
        Local variable = new(Unique(name), CodeType.Int32);
        LocalCount++;
        List<Statement> statements = Collect(() => body(variable));
        current.Add(new For(variable, from, to, step, statements) { Passes = passes });
    }

    /// <param name="passes">How often the body usually runs.</param>
    public void While(Expression condition, Action body, double passes = 1) => current.Add(new While(condition, Collect(body)) { Passes = passes });

    /// <param name="share">How often the condition usually holds, from 0 to 1, where that is known.</param>
    public void If(Expression condition, Action then, Action? otherwise = null, double? share = null) =>
        current.Add(new If(condition, Collect(then), otherwise is null ? [] : Collect(otherwise)) { Share = share });

    private List<Statement> Collect(Action body)
    {
        (List<Statement> outer, Dictionary<(string, CodeType), Local> outerScratch) = (current, scratch);
        (current, scratch) = ([], []);
        body();
        List<Statement> inner = current;
        (current, scratch) = (outer, outerScratch);
        return inner;
    }

    private string Unique(string name)
    {
        if (!names.TryGetValue(name, out int count))
        {
            names.Add(name, 1);
            return name;
        }

        string candidate;
        do
        {
            candidate = name + (++count).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        while (names.ContainsKey(candidate));
        names[name] = count;
        names.Add(candidate, 1);
        return candidate;
    }
}
