namespace NetGen.Generator.Code;

/// <summary>A static method of the generated class.</summary>
/// <param name="Name">A C# identifier, unique in the class.</param>
/// <param name="Summary">Its doc comment, one line, plain text.</param>
public sealed record Method(string Name, string Summary, IReadOnlyList<Local> Parameters, CodeType Returns, IReadOnlyList<Statement> Body)
{
    public Method(string name, string summary, IReadOnlyList<Statement> body)
        : this(name, summary, [], CodeType.Void, body)
    {
    }
}
