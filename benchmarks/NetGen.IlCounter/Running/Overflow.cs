using NetGen.IlCounter.Translating;

namespace NetGen.IlCounter.Running;

/// <summary>Conversions and arithmetic that check for overflow: rare, so they go by way of 128 bits, where none of them can overflow.</summary>
internal static unsafe class Overflow
{
    /// <summary>Targets of conv.ovf, in the order of <see cref="Ranges"/>.</summary>
    public const int I1 = 0, U1 = 1, I2 = 2, U2 = 3, I4 = 4, U4 = 5, I8 = 6, U8 = 7;

    public const int Add = 0, Sub = 1, Mul = 2;

    private static readonly (Int128 Least, Int128 Most)[] Ranges =
    [
        (sbyte.MinValue, sbyte.MaxValue), (byte.MinValue, byte.MaxValue), (short.MinValue, short.MaxValue), (ushort.MinValue, ushort.MaxValue),
        (int.MinValue, int.MaxValue), (uint.MinValue, uint.MaxValue), (long.MinValue, long.MaxValue), (ulong.MinValue, ulong.MaxValue),
    ];

    public static long Convert(long* value, SlotKind from, bool unsigned, int target) => Check(Read(value, from, unsigned), target);

    public static long Arithmetic(long* left, long* right, SlotKind kind, bool unsigned, int operation)
    {
        Int128 a = Read(left, kind, unsigned);
        Int128 b = Read(right, kind, unsigned);
        int range = (kind == SlotKind.I4 ? I4 : I8) + (unsigned ? 1 : 0);
        return Check(operation switch { Add => a + b, Sub => a - b, _ => a * b }, range);
    }

    private static Int128 Read(long* value, SlotKind kind, bool unsigned) => kind switch
    {
        SlotKind.I4 => unsigned ? *(uint*)value : *(int*)value,
        SlotKind.R4 => Whole(*(float*)value),
        SlotKind.R8 => Whole(*(double*)value),
        _ => unsigned ? *(ulong*)value : *value,
    };

    private static Int128 Whole(double value) => Math.Abs(value) < 1e30 ? (Int128)Math.Truncate(value) : throw new OverflowException();

    private static long Check(Int128 value, int target) =>
        value >= Ranges[target].Least && value <= Ranges[target].Most ? unchecked((long)value) : throw new OverflowException();
}
