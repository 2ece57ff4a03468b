using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Parameters;

namespace NetGen.Generator;

/// <summary>The parameter files of a compilation, each read once for each version of its text.</summary>
internal sealed class ParameterTexts
{
    /// <summary>Looks a value up by its text, or makes it.</summary>
    public delegate bool Lookup(SourceText text, SourceTextValueProvider<Contents> provider, out Contents? contents);

    private static readonly SourceTextValueProvider<Contents> Provider = new(static text => new Contents(ParameterReading.Read("", text.ToString())));

    private readonly ImmutableArray<AdditionalText> files;
    private readonly Lookup lookup;

    public ParameterTexts(ImmutableArray<AdditionalText> files, Lookup lookup)
    {
        this.files = files.Where(static file => ParameterReading.IsParameterFile(file.Path)).ToImmutableArray();
        this.lookup = lookup;
    }

    public IEnumerable<string> Paths => files.Select(static file => file.Path);

    /// <summary>The contents of the file of that path; null where it cannot be opened.</summary>
    public ParameterReading? Read(string path, CancellationToken cancellation)
    {
        AdditionalText? file = files.FirstOrDefault(candidate => candidate.Path == path);
        return file?.GetText(cancellation) is { } text && lookup(text, Provider, out Contents? contents) && contents is not null
            ? contents.Reading with { Path = path }
            : null;
    }

    /// <summary>What was read of a text, whatever the path.</summary>
    internal sealed record Contents(ParameterReading Reading);
}
