namespace NetGen.Generator.Model;

/// <summary>What a board is and what it allows.</summary>
/// <param name="Board">The member's name in NetGen.Board.</param>
/// <param name="Profile">What executes the code on it.</param>
/// <param name="ClockMHz">Clock of the processor; 0: unknown.</param>
/// <param name="HeapBytes">Bytes of managed heap that a program finds, or a careful guess where the firmware takes "the rest".</param>
/// <param name="Budget">Limits where the declaration gives none; 0: no limit.</param>
public sealed record BoardLimits(string Board, CodeProfile Profile, int ClockMHz, long HeapBytes, BudgetModel Budget);
