namespace NetGen.Generator.Emit;

/// <summary>A source file to add to the user's compilation.</summary>
public sealed record GeneratedFile(string Name, string Text);
