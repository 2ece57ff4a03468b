using NetGen.Generator.Model;

namespace NetGen.Generator;

/// <summary>What a compilation is for.</summary>
/// <param name="Form">Forces a form on every layer that has it: for tests and measurements.</param>
/// <param name="Vectors">Whether the compilation knows vectors: .NET 8 and C# 12. Without, the form is not to be had.</param>
/// <param name="KeepValues">
/// Whether every value keeps a place of its own in the arena until the call ends, and the value in front of an activation is one in float networks as in integer
/// networks, and loops give the values of all their steps: for calibration, and for whoever wants to see what a layer computes. Outputs are the same to the bit.
/// </param>
public sealed record CompileOptions(CodeForm Form = CodeForm.Auto, bool Vectors = true, bool KeepValues = false)
{
    public static CompileOptions Default { get; } = new();
}
