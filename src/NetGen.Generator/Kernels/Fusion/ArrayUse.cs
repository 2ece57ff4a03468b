using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Where code reads and writes the elements of an array, and which variables get a value once.</summary>
internal sealed class ArrayUse(Local? array) : CodeReader
{
    private readonly Dictionary<Local, Expression> values = [];
    private readonly HashSet<Local> changed = [];

    public List<Element> Loads { get; } = [];

    public List<Assign> Stores { get; } = [];

    /// <summary>Whether the array is used in a way that is neither: handed on whole.</summary>
    public bool Escapes { get; private set; }

    /// <summary>What each variable stands for that gets its value where it is declared and never again.</summary>
    public IReadOnlyDictionary<Local, Expression> Values => values.Where(pair => !changed.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value);

    private int seen;

    /// <summary>What a second kernel reads of an array that a first one does nothing with but write; null where one of them does more.</summary>
    public static IReadOnlyList<Element>? Handed(PositionLoops maker, PositionLoops reader)
    {
        ArrayUse made = Of(maker.Body, maker.Array);
        ArrayUse read = Of(reader.Body, reader.Array);
        return made.Escapes || read.Escapes || made.Loads.Count > 0 || read.Stores.Count > 0 ? null : read.Loads;
    }

    public static ArrayUse Of(IReadOnlyList<Statement> statements, Local? array)
    {
        ArrayUse use = new(array);
        use.Read(statements);
        use.Escapes = use.seen != use.Loads.Count + use.Stores.Count;
        return use;
    }

    public static bool Touches(Statement statement, Local array) => Of([statement], array).seen > 0;

    protected override void Reads(Local local) => seen += ReferenceEquals(local, array) ? 1 : 0;

    protected override void Reads(Element element)
    {
        if (ReferenceEquals(element.Array, array))
        {
            Loads.Add(element);
        }
    }

    protected override void Writes(Element element, Assign by)
    {
        if (ReferenceEquals(element.Array, array))
        {
            Stores.Add(by);
        }
    }

    protected override void Writes(Local local, Statement by)
    {
        if (by is Declare { Value: { } value } && !values.ContainsKey(local))
        {
            values.Add(local, value);
        }
        else
        {
            changed.Add(local);
        }
    }
}
