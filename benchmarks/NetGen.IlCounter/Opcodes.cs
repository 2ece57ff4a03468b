using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace NetGen.IlCounter;

/// <summary>Names and operands of the opcodes, and a dense number for each.</summary>
internal static class Opcodes
{
    /// <summary>One-byte opcodes lie below 256, those with the prefix FE above.</summary>
    public const int Count = 256 + 32;

    private static readonly OpCode?[] Table = ReadTable();

    public static int Index(ILOpCode opcode) => (int)opcode < 256 ? (int)opcode : 256 + ((int)opcode & 0xff);

    public static ILOpCode FromIndex(int index) => (ILOpCode)(index < 256 ? index : 0xfe00 + index - 256);

    public static string Name(ILOpCode opcode) => Index(opcode) is < Count and int index && Table[index]?.Name is { } name ? name : $"opcode {(int)opcode:x}";

    public static OperandType Operand(ILOpCode opcode) =>
        Index(opcode) is < Count and int index && Table[index] is { } known
            ? known.OperandType
            : throw new BadImageFormatException($"there is no opcode {(int)opcode:x}");

    private static OpCode?[] ReadTable()
    {
        OpCode?[] table = new OpCode?[Count];
        foreach (FieldInfo field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            OpCode opcode = (OpCode)field.GetValue(null)!;
            if (opcode.OpCodeType != System.Reflection.Emit.OpCodeType.Nternal)
            {
                table[Index((ILOpCode)(ushort)opcode.Value)] = opcode;
            }
        }

        return table;
    }
}
