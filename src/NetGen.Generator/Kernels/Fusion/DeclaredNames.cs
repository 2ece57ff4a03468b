using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels.Fusion;

/// <summary>The names of all variables of a method.</summary>
internal sealed class DeclaredNames : CodeReader
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public static HashSet<string> Of(IReadOnlyList<Statement> statements)
    {
        DeclaredNames reader = new();
        reader.Read(statements);
        return reader.names;
    }

    protected override void Writes(Local local, Statement by) => names.Add(local.Name);
}
