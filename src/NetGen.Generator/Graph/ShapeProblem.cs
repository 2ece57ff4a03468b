namespace NetGen.Generator.Graph;

/// <summary>Why an operator does not fit its inputs.</summary>
/// <param name="Id">The finding's id.</param>
/// <param name="Argument">The attribute's argument to blame; null for the attribute as a whole.</param>
/// <param name="Message">What is wrong and what would be right, with figures.</param>
public sealed record ShapeProblem(string Id, string? Argument, string Message);
