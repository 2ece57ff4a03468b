using NetGen.Generator.Model;

namespace NetGen.Generator;

/// <summary>What a compilation is for.</summary>
/// <param name="Form">Forces a form on every layer that has it: for tests and measurements.</param>
/// <param name="Vectors">Whether the compilation knows vectors: .NET 8 and C# 12. Without, the form is not to be had.</param>
public sealed record CompileOptions(CodeForm Form = CodeForm.Auto, bool Vectors = true)
{
    public static CompileOptions Default { get; } = new();
}
