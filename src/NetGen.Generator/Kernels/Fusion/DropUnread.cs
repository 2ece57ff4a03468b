using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>Leaves out variables that nothing reads.</summary>
internal sealed class DropUnread : CodeReader
{
    private readonly HashSet<Local> read = [];

    public static IReadOnlyList<Statement> Run(IReadOnlyList<Statement> statements)
    {
        while (true)
        {
            DropUnread found = new();
            found.Read(statements);
            Remover remover = new(found.read);
            statements = remover.Rewrite(statements);
            if (!remover.HasRemoved)
            {
                return statements;
            }
        }
    }

    protected override void Reads(Local local) => read.Add(local);

    private sealed class Remover(HashSet<Local> read) : CodeRewriter
    {
        public bool HasRemoved { get; private set; }

        public override IEnumerable<Statement> Rewrite(Statement statement)
        {
            Local? written = statement switch
            {
                Declare declare => declare.Local,
                Assign { Target: Local local } => local,
                _ => null,
            };
            if (written is null || read.Contains(written))
            {
                return base.Rewrite(statement);
            }

            HasRemoved = true;
            return [];
        }
    }
}
