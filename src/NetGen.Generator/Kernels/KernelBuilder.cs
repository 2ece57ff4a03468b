using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>Collects what a kernel makes: its statements, its arrays of constants, the helpers it calls.</summary>
public sealed class KernelBuilder(KernelContext context)
{
    private readonly List<ConstantArray> arrays = [];
    private readonly List<Method> parts = [];
    private StoredArray? stored;
    private readonly HashSet<VectorMethod> vectors = [];
    private readonly Dictionary<string, Method> helpers = new(StringComparer.Ordinal);

    public KernelContext Context { get; } = context;

    /// <summary>The statements being written: the layer's own method, or the part that is open.</summary>
    public CodeBuilder Code { get; private set; } = new();

    /// <summary>The array that holds a value, as a local.</summary>
    public Local Arena(Code.Buffer buffer) => Code.Array(buffer.Field.Name == "arena" || buffer.Field.Name.EndsWith(".arena", StringComparison.Ordinal) ? "a" : "a" + buffer.Field.Type.ElementOf(), buffer.Field);

    /// <summary>The index of a buffer's first element: a constant, or a local where the buffer moves.</summary>
    public Expression Start(Code.Buffer buffer) =>
        buffer.Moving is { } start ? Code.Held(ReferenceEquals(buffer, Context.Output) ? "to" : "from", start.Field, start.Index) : buffer.Offset;

    /// <summary>The position of the row that a step makes: how many this node has made since Reset, or since its loop began.</summary>
    public Expression Position()
    {
        if (Context.LoopSteps > 0)
        {
            return Code.Array("t", StepCounter.InLoop);
        }

        Expression steps = Code.Array("t", StepCounter.Field) - Context.Node.When.Start;
        return Context.Node.When.Every == 1 ? steps : steps / Context.Node.When.Every;
    }

    /// <summary>How many of a context's positions a row sees, itself among them: in a stream's costliest step all, in a loop over all of them half on average.</summary>
    public double PositionsSeen(int context) => Context.LoopSteps > 0 ? (Context.LoopSteps + 1) / 2.0 : context;

    /// <summary>An array of constants of this node, as a local.</summary>
    public Local Constants(string name, CodeType element, int[] values) => Constants(new ConstantArray(Context.Prefix + name, element, values), name);

    public Local Constants(string name, float[] values) => Constants(new ConstantArray(Context.Prefix + name, values), name);

    /// <summary>An array of constants as a local; nodes that need equal arrays may name them alike.</summary>
    public Local Constants(ConstantArray array, string name)
    {
        if (!arrays.Any(existing => existing.Field.Name == array.Field.Name))
        {
            arrays.Add(array);
        }

        return Code.Array(name, array.Field);
    }

    /// <summary>An array of constants that a helper reads; it takes no local here.</summary>
    public StaticField Shared(ConstantArray array)
    {
        if (!arrays.Any(existing => existing.Field.Name == array.Field.Name))
        {
            arrays.Add(array);
        }

        return array.Field;
    }

    /// <summary>A static array of this node to write in: for what waits between loops.</summary>
    public Local Scratch(string name, CodeType element, int length)
    {
        ConstantArray array = ConstantArray.Zeros($"{Context.Prefix}{name}", element, length);
        return Constants(array, name);
    }

    /// <summary>Bytes that the code reads from storage: where they begin.</summary>
    public Expression Stored(IReadOnlyList<byte> bytes)
    {
        stored = new StoredArray(new StaticField(Context.Prefix + "stored", CodeType.Int32), bytes);
        return stored.Start;
    }

    /// <summary>Adds a shared method that the code calls.</summary>
    public void Helper(Method method) => helpers[method.Name] = method;

    /// <summary>Writes a further method and calls it: for code that is too long for one.</summary>
    public void Part(string suffix, string summary, Action write)
    {
        CodeBuilder outer = Code;
        Code = new CodeBuilder();
        write();
        string name = Context.Prefix + suffix;
        parts.Add(new Method(name, summary, Finished()));
        Code = outer;
        Code.Invoke(name);
    }

    /// <summary>Calls a method over vectors.</summary>
    public void Vector(VectorMethod method, params Expression[] arguments)
    {
        vectors.Add(method);
        Code.Invoke(method.Call(CodeType.Void, arguments));
    }

    /// <summary>Integers that vectors are loaded from.</summary>
    public StaticField Data(string name, CodeType element, int[] values) => Field(new ConstantArray($"{Context.Name}_{name}", element, values) { IsData = true });

    /// <summary>Floats that vectors are loaded from.</summary>
    public StaticField Data(string name, float[] values) => Field(new ConstantArray($"{Context.Name}_{name}", values) { IsData = true });

    /// <summary>A static array that a method over vectors makes at start-up.</summary>
    public StaticField Made(string name, CodeType element, long length, VectorMethod method, params Expression[] arguments)
    {
        vectors.Add(method);
        return Field(new ConstantArray($"{Context.Name}_{name}", method.Call(element.ArrayOf(), arguments), HeapRoom.OfArray(element, length)));
    }

    /// <summary>A static array of zeros to write in, to be handed to a method.</summary>
    public StaticField Room(string name, CodeType element, int length) => Field(ConstantArray.Zeros($"{Context.Name}_{name}", element, length));

    private StaticField Field(ConstantArray array)
    {
        arrays.Add(array);
        return array.Field;
    }

    public KernelCode Build() => new(Finished()) { Arrays = arrays, Parts = parts, Helpers = [.. helpers.Values], Vectors = [.. vectors], Stored = stored };

    /// <summary>The open method's statements; an interpreter pays for every constant.</summary>
    private IReadOnlyList<Statement> Finished() => Context.IsInterpreted ? HoldNumbers.Run(Code) : Code.Statements;
}
