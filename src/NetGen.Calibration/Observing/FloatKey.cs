namespace NetGen.Calibration.Observing;

/// <summary>Floats as unsigned integers in the same order: sorting and counting without comparisons.</summary>
internal static class FloatKey
{
    private const uint Sign = 0x80000000;

    public static uint Of(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        return (bits & Sign) != 0 ? ~bits : bits | Sign;
    }

    public static float ToFloat(uint key) => BitConverter.UInt32BitsToSingle((key & Sign) != 0 ? key & ~Sign : ~key);
}
