using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace NetGen.NanoFramework.Reading;

/// <summary>
/// The bytes of a method body to instructions with their sizes in nanoFramework's file: tokens of methods, fields, types and strings and the distances of
/// long branches take two bytes there, a switch one for its count and two for each target; all else is copied.
/// </summary>
internal static class InstructionReader
{
    private const int Tables = 512;

    private static readonly OpCode?[] Known = ReadTable();

    /// <exception cref="BadImageFormatException">A byte is no opcode.</exception>
    public static NanoInstruction[] Read(BlobReader reader)
    {
        List<NanoInstruction> instructions = [];
        int stored = 0;
        while (reader.RemainingBytes > 0)
        {
            int offset = reader.Offset;
            int first = reader.ReadByte();
            int code = first == 0xfe ? 0xfe00 | reader.ReadByte() : first;
            OperandType type = (Known[Index(code)] ?? throw new BadImageFormatException($"there is no opcode {code:x}")).OperandType;
            int token = 0;
            int[] targets = [];
            int shrinks = 0;
            switch (type)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    reader.ReadByte();
                    break;
                case OperandType.InlineVar:
                    reader.ReadUInt16();
                    break;
                case OperandType.InlineI or OperandType.ShortInlineR:
                    reader.ReadInt32();
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    reader.ReadInt64();
                    break;
                case OperandType.ShortInlineBrTarget:
                    targets = [reader.ReadSByte() + reader.Offset];
                    break;
                case OperandType.InlineBrTarget:
                    targets = [reader.ReadInt32() + reader.Offset];
                    shrinks = 2;
                    break;
                case OperandType.InlineSwitch:
                    targets = Targets(ref reader);
                    shrinks = 3 + (2 * targets.Length);
                    break;
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineString:
                    token = reader.ReadInt32();
                    shrinks = 2;
                    break;
                default:
                    // ldtoken and calli.
                    token = reader.ReadInt32();
                    break;
            }

            int size = reader.Offset - offset - shrinks;
            instructions.Add(new NanoInstruction(offset, stored, size, (ILOpCode)code, token, targets));
            stored += size;
        }

        return [.. instructions];
    }

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

    private static int Index(int code) => code < 256 ? code : 256 + (code & 0xff);

    private static OpCode?[] ReadTable()
    {
        OpCode?[] table = new OpCode?[Tables];
        foreach (OpCode opcode in typeof(OpCodes).GetFields().Where(static field => field.IsStatic).Select(static field => (OpCode)field.GetValue(null)!))
        {
            if (opcode.OpCodeType != OpCodeType.Nternal)
            {
                table[Index((ushort)opcode.Value)] = opcode;
            }
        }

        return table;
    }
}
