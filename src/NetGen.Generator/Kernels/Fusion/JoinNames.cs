using System.Globalization;
using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Brings the statements of a second method into a first one: loops and arrays that both have become one, names that are taken become new.</summary>
internal sealed class JoinNames : CodeRewriter
{
    private readonly HashSet<string> taken;
    private readonly HashSet<string> copied = new(StringComparer.Ordinal);
    private readonly Dictionary<Local, Local> renamed = [];
    private readonly List<Declare> newFields = [];

    /// <param name="first">The first method.</param>
    /// <param name="hands">Further names that are taken.</param>
    public JoinNames(IReadOnlyList<Statement> first, PositionLoops maker, PositionLoops reader, IEnumerable<Local> hands)
    {
        taken = [.. DeclaredNames.Of(first), .. hands.Select(hand => hand.Name)];
        foreach (Declare field in reader.Fields)
        {
            if (maker.Fields.FirstOrDefault(mine => ((StaticField)mine.Value!).Name == ((StaticField)field.Value!).Name) is { } mine)
            {
                renamed.Add(field.Local, mine.Local);
            }
            else
            {
                newFields.Add(new Declare(Named(field.Local), field.Value));
            }
        }
    }

    /// <summary>Of methods that run over the same positions: the second one's counters become those of the first.</summary>
    public static JoinNames OfSamePositions(IReadOnlyList<Statement> first, PositionLoops maker, PositionLoops reader)
    {
        JoinNames names = new(first, maker, reader, []);
        foreach ((Local mine, Local theirs) in maker.Counters.Zip(reader.Counters, (mine, theirs) => (mine, theirs)))
        {
            names.renamed.Add(theirs, mine);
        }

        return names;
    }

    /// <summary>The arrays that the second method alone has.</summary>
    public IReadOnlyList<Declare> NewFields => newFields;

    /// <summary>A counter of the second method, renamed if its name is taken.</summary>
    public Local Counter(Local counter) => Named(counter);

    public override Local Rewrite(Local local) => renamed.TryGetValue(local, out Local? other) ? other : local;

    public override IEnumerable<Statement> Rewrite(Statement statement)
    {
        Local? declared = statement switch
        {
            Declare declare => declare.Local,
            For loop => loop.Variable,
            _ => null,
        };
        if (declared is not null)
        {
            Named(declared);
        }

        return base.Rewrite(statement);
    }

    /// <summary>The name of a variable of the first method in a further copy of its statements: the first copy keeps it.</summary>
    public string Copied(string name) => copied.Add(name) ? name : Free(name);

    private string Free(string wanted)
    {
        string name = wanted;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = wanted + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    private Local Named(Local local)
    {
        if (renamed.TryGetValue(local, out Local? known))
        {
            return known;
        }

        string name = Free(local.Name);
        Local result = name == local.Name ? local : new Local(name, local.Type);
        renamed.Add(local, result);
        return result;
    }
}
