using System.Reflection.Metadata;

namespace NetGen.IlCounter.Translating;

/// <summary>Which instructions lead elsewhere.</summary>
internal static class Branches
{
    /// <summary>Branches with one target. The short and the long form of each are given by <see cref="Long"/>.</summary>
    public static bool IsBranch(ILOpCode opcode) => opcode is >= ILOpCode.Br_s and <= ILOpCode.Blt_un;

    public static bool EndsBlock(ILOpCode opcode) => IsBranch(opcode) || opcode is ILOpCode.Switch or ILOpCode.Ret or ILOpCode.Throw;

    public static ILOpCode Long(ILOpCode opcode) => opcode is >= ILOpCode.Br_s and <= ILOpCode.Blt_un_s ? opcode - ILOpCode.Br_s + ILOpCode.Br : opcode;
}
