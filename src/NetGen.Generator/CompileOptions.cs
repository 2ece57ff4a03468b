using NetGen.Generator.Model;

namespace NetGen.Generator;

/// <summary>What a compilation is for.</summary>
/// <param name="Form">Forces a form on every layer that has it: for tests and measurements.</param>
public sealed record CompileOptions(CodeForm Form = CodeForm.Auto)
{
    public static CompileOptions Default { get; } = new();
}
