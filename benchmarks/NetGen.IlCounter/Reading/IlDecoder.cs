using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace NetGen.IlCounter.Reading;

/// <summary>The bytes of a method body to instructions.</summary>
internal static class IlDecoder
{
    public static IlInstruction[] Decode(BlobReader reader)
    {
        List<IlInstruction> instructions = [];
        while (reader.RemainingBytes > 0)
        {
            int offset = reader.Offset;
            int first = reader.ReadByte();
            ILOpCode opcode = (ILOpCode)(first == 0xfe ? 0xfe00 | reader.ReadByte() : first);
            instructions.Add(Opcodes.Operand(opcode) == OperandType.InlineSwitch
                ? new IlInstruction(offset, opcode, 0, Targets(ref reader))
                : new IlInstruction(offset, opcode, Operand(ref reader, Opcodes.Operand(opcode))));
        }

        return [.. instructions];
    }

    private static long Operand(ref BlobReader reader, OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineI => reader.ReadSByte(),
        OperandType.ShortInlineVar => reader.ReadByte(),
        OperandType.InlineVar => reader.ReadUInt16(),
        OperandType.InlineI8 or OperandType.InlineR => reader.ReadInt64(),
        OperandType.ShortInlineBrTarget => reader.ReadSByte() + (long)reader.Offset,
        OperandType.InlineBrTarget => reader.ReadInt32() + (long)reader.Offset,
        _ => reader.ReadInt32(),
    };

    private static int[] Targets(ref BlobReader reader)
    {
        int[] targets = new int[reader.ReadInt32()];
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = reader.ReadInt32();
        }

        // Distances count from the end of the whole instruction.
        int end = reader.Offset;
        return [.. targets.Select(distance => end + distance)];
    }
}
