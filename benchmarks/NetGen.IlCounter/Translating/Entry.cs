using NetGen.IlCounter.Reading;

namespace NetGen.IlCounter.Translating;

/// <summary>
/// A value on the stack while a method is translated: a constant that no operation has loaded yet, or a register, which may be the local that
/// it was read from. So most loads and constants cost no operation of their own.
/// </summary>
/// <param name="Constant">Its bits, if it is a constant; the number of a field, if it is a token.</param>
/// <param name="Range">The small type that the value is known to fit, or I4.</param>
internal readonly record struct Entry(SlotKind Kind, bool IsConstant, int Register, long Constant, IlKind Range)
{
    public static Entry Of(SlotKind kind, int register, IlKind range = IlKind.I4) => new(kind, false, register, 0, range);

    public static Entry Literal(SlotKind kind, long bits) => new(kind, true, -1, bits, IlKind.I4);

    /// <summary>Whether storing the value in a small type leaves it as it is.</summary>
    public bool Fits(IlKind small)
    {
        (int least, int most) = Bounds(small);
        if (IsConstant)
        {
            return Constant >= least && Constant <= most;
        }

        (int low, int high) = Bounds(Range);
        return low >= least && high <= most;
    }

    private static (int Least, int Most) Bounds(IlKind kind) => kind switch
    {
        IlKind.I1 => (sbyte.MinValue, sbyte.MaxValue),
        IlKind.U1 => (0, byte.MaxValue),
        IlKind.I2 => (short.MinValue, short.MaxValue),
        IlKind.U2 => (0, ushort.MaxValue),
        _ => (int.MinValue, int.MaxValue),
    };
}
