using System.Reflection.Metadata;

namespace NetGen.IlCounter.Reading;

/// <summary>An instruction with its operand: a constant (floats by their bits), a token, an index, or the offset that a branch leads to.</summary>
internal readonly record struct IlInstruction(int Offset, ILOpCode Opcode, long Operand, int[]? Targets = null);
