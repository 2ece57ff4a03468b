using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace NetGen.IlCounter.Tests;

/// <summary>
/// What a method body takes in a .pe file: nanoFramework's converter writes IL as it is, but for tokens and long branches, which have 2 bytes of
/// operand there (seen on its output, where this is exact).
/// </summary>
internal static class ConvertedSize
{
    public static long Of(BlobReader body)
    {
        long bytes = 0;
        while (body.RemainingBytes > 0)
        {
            int first = body.ReadByte();
            ILOpCode opcode = (ILOpCode)(first == 0xfe ? 0xfe00 | body.ReadByte() : first);
            OperandType operand = Opcodes.Operand(opcode);
            int length = operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineBrTarget => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                _ => 4,
            };
            bool isNarrower = operand is OperandType.InlineBrTarget or OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineString or OperandType.InlineTok or OperandType.InlineType;
            body.Offset += length;
            bytes += (first == 0xfe ? 2 : 1) + (isNarrower ? 2 : length);
        }

        return bytes;
    }
}
