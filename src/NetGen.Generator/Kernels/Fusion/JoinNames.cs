using System.Globalization;
using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Brings the statements of a second method into a first one: loops and arrays that both have become one, names that are taken become new.</summary>
internal sealed class JoinNames : CodeRewriter
{
    private readonly HashSet<string> taken;
    private readonly Dictionary<Local, Local> renamed = [];
    private readonly List<Declare> newFields = [];

    public JoinNames(IReadOnlyList<Statement> first, PositionLoops maker, PositionLoops reader)
    {
        taken = DeclaredNames.Of(first);
        foreach ((Local mine, Local theirs) in maker.Counters.Zip(reader.Counters, (mine, theirs) => (mine, theirs)))
        {
            renamed.Add(theirs, mine);
        }

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

    /// <summary>The arrays that the second method alone has.</summary>
    public IReadOnlyList<Declare> NewFields => newFields;

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

    private Local Named(Local local)
    {
        if (renamed.TryGetValue(local, out Local? known))
        {
            return known;
        }

        string name = local.Name;
        for (int i = 2; !taken.Add(name); i++)
        {
            name = local.Name + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        Local result = name == local.Name ? local : new Local(name, local.Type);
        renamed.Add(local, result);
        return result;
    }
}
