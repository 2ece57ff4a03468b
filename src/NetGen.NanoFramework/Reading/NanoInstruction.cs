using System.Reflection.Metadata;

namespace NetGen.NanoFramework.Reading;

/// <summary>An instruction of IL.</summary>
/// <param name="Offset">Where it begins in the body as the compiler wrote it.</param>
/// <param name="StoredOffset">Where it begins in the body as nanoFramework stores it.</param>
/// <param name="StoredSize">Its bytes there.</param>
/// <param name="Token">The token or target of its operand; 0 without.</param>
/// <param name="Targets">The targets of a branch or switch, as offsets of the compiler's.</param>
internal readonly record struct NanoInstruction(int Offset, int StoredOffset, int StoredSize, ILOpCode OpCode, int Token, int[] Targets);
