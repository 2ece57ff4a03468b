using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Roslyn;
using NetGen.TestKit.NanoFramework;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A declaration that one diagnostic is about.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Source">The source, its place marked with « and ».</param>
/// <param name="Says">A part of the message.</param>
internal sealed record DiagnosticCase(string Id, string Source, string Says)
{
    public TextFile[] Files { get; init; } = [];

    /// <summary>The project is one of nanoFramework: its library with System.Math, the attributes as source.</summary>
    public bool IsNanoFramework { get; init; }

    public CSharpCompilation Compile(string source) => IsNanoFramework
        ? NanoProgram.Create(NanoProgram.Attributes(), math: true).AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, NanoProgram.ParseOptions, "Network.cs", Encoding.UTF8))
        : Workbench.Compile(source);

    /// <summary>The compiler has something to say of its own.</summary>
    public bool CompilerErrors { get; init; }
}
