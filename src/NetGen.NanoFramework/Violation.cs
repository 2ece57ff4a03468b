namespace NetGen.NanoFramework;

/// <summary>Something that nanoFramework would do wrong with an assembly, most often without a word.</summary>
/// <param name="Id">A member of <see cref="ViolationIds"/>.</param>
/// <param name="IsError">Whether the program cannot work; otherwise it works as long as it does not rely on what is missing.</param>
/// <param name="Member">The method, field, class or assembly to blame.</param>
/// <param name="Message">What is wrong, with the figure and the limit.</param>
public sealed record Violation(string Id, bool IsError, string Member, string Message);
