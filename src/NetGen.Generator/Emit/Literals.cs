using System.Globalization;
using System.Text;
using NetGen.Generator.Code;

namespace NetGen.Generator.Emit;

/// <summary>Numbers and types as C#.</summary>
internal static class Literals
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A public constant, an int wherever it fits: whoever reads it need not care how large the network is.</summary>
    public static string Constant(string name, long value) =>
        $"public const {(value is >= int.MinValue and <= int.MaxValue ? "int" : "long")} {name} = {Of(value)};";

    /// <summary>A float that reads back as the same float. C# 9 has no literal for what is not finite.</summary>
    public static string Of(float value)
    {
        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return float.IsNaN(value) ? "float.NaN" : value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        // "R" of old frameworks is not always exact; nine digits are.
        if (float.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) != value)
        {
            digits = value.ToString("G9", CultureInfo.InvariantCulture);
        }

        return digits + "f";
    }

    public static void Append(StringBuilder text, IntegerConstant constant)
    {
        text.Append(constant.Value.ToString(CultureInfo.InvariantCulture));
        if (constant.Type == CodeType.Int64)
        {
            text.Append('L');
        }
    }

    public static string Of(CodeType type) => type switch
    {
        CodeType.Void => "void",
        CodeType.Bool => "bool",
        CodeType.Int32 => "int",
        CodeType.Int64 => "long",
        CodeType.Float32 => "float",
        CodeType.Int8 => "sbyte",
        CodeType.UInt8 => "byte",
        CodeType.Int16 => "short",
        _ => Of(type.ElementOf()) + "[]",
    };

    /// <summary>12,345.</summary>
    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
