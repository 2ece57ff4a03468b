namespace NetGen.Generator.Parameters;

/// <summary>Why a parameter file cannot be read.</summary>
/// <param name="Id">The finding's id.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record ParameterProblem(string Id, int Line, string Message);
