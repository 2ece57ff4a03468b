using System.Reflection.Metadata;

namespace NetGen.IlCounter;

/// <summary>How often one instruction of a method ran.</summary>
/// <param name="Offset">Where it begins, in bytes from the start of the method's IL.</param>
/// <param name="Opcode">What it is.</param>
/// <param name="Count">Its runs.</param>
public readonly record struct InstructionCount(int Offset, ILOpCode Opcode, long Count);
