using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// log2 of positive integers below 2^62, in units of 2^-16: the place of the first bit, and a table of 64 straight lines for the bits behind it. The lines lie below
/// the curve by at most 4.5e-5; with rounding the error is from -8e-5 to 3e-5, in natural logarithms from -5.4e-5 to 2e-5.
/// </summary>
internal sealed class FixedPointLog
{
    /// <summary>Bits that an argument may have.</summary>
    public const int Bits = 62;

    private const int LineBits = 6;
    private const int FractionBits = 16;

    private readonly CodeBuilder code;
    private readonly Local table;

    /// <summary>Declares its locals: create it at the method's top level.</summary>
    public FixedPointLog(KernelBuilder builder)
    {
        code = builder.Code;
        table = builder.Constants("log2", CodeType.Int32, Lines());
    }

    /// <summary>A unit of the result as a natural logarithm.</summary>
    public static double Unit { get; } = Math.Log(2) / (1 << FractionBits);

    /// <summary>The logarithm of a variable, which is used up.</summary>
    public Local Write(Local value)
    {
        Local exponent = code.Declare("e", (Bits - 1) << FractionBits);
        for (int step = 32; step > 0; step /= 2)
        {
            code.If(
                value < (1L << (Bits - step)),
                () =>
                {
                    code.Assign(value, value.ShiftLeft(step));
                    code.Assign(exponent, exponent - (step << FractionBits));
                },
                share: 0.5);
        }

        Local line = code.Declare("line", value.ShiftRight(Bits - 1 - LineBits).As(CodeType.Int32) - (1 << LineBits));
        Local start = code.Declare("start", table[line]);
        Expression fraction = value.ShiftRight(Bits - 1 - LineBits - FractionBits).As(CodeType.Int32) & ((1 << FractionBits) - 1);
        return code.Declare("log", exponent + start + ((table[line + 1] - start) * fraction).ShiftRight(FractionBits));
    }

    private static int[] Lines() =>
        [.. Enumerable.Range(0, (1 << LineBits) + 1).Select(i => (int)Math.Round(Math.Log(1 + (i / (double)(1 << LineBits))) / Unit, MidpointRounding.AwayFromZero))];
}
