using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Benchmarks.Roslyn;

/// <summary>A file among the AdditionalFiles.</summary>
internal sealed class TextFile(string path, string content) : AdditionalText
{
    private readonly SourceText text = SourceText.From(content, Encoding.UTF8);

    public override string Path { get; } = path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}
