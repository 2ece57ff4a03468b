namespace NetGen.IlCounter;

/// <summary>What a statement of the source executed.</summary>
/// <param name="File">The source file, as the compiler knew it.</param>
/// <param name="Line">The line where the statement begins, from 1 on; 0 for code that stands for no statement.</param>
/// <param name="Column">The column there, from 1 on.</param>
/// <param name="Instructions">Its instructions, in the order of the code.</param>
public sealed record StatementCount(string File, int Line, int Column, IReadOnlyList<InstructionCount> Instructions)
{
    /// <summary>Executed instructions.</summary>
    public long Executed => Instructions.Sum(instruction => instruction.Count);
}
