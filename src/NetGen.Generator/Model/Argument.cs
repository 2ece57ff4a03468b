namespace NetGen.Generator.Model;

/// <summary>An argument of an attribute: positional ones carry their parameter's name with a capital, as the property has it.</summary>
public sealed record Argument(string Name, ArgumentValue Value);
