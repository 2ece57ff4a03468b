using NetGen.Generator.Tests.Roslyn;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A declaration that one diagnostic is about.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Source">The source, its place marked with « and ».</param>
/// <param name="Says">A part of the message.</param>
internal sealed record DiagnosticCase(string Id, string Source, string Says)
{
    public TextFile[] Files { get; init; } = [];

    /// <summary>The compiler has something to say of its own.</summary>
    public bool CompilerErrors { get; init; }
}
