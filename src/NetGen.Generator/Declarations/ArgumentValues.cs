using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>Constants of attribute arguments as plain data.</summary>
internal static class ArgumentValues
{
    public static ArgumentValue Of(TypedConstant constant)
    {
        if (constant.IsNull || constant.Kind == TypedConstantKind.Error)
        {
            return new ArgumentValue.Nothing();
        }

        return constant.Kind switch
        {
            TypedConstantKind.Array => new ArgumentValue.Items(constant.Values.Select(Of).ToEquatableArray()),
            TypedConstantKind.Enum => OfEnum(constant),
            TypedConstantKind.Primitive => OfPrimitive(constant.Value),
            _ => new ArgumentValue.Nothing(),
        };
    }

    /// <summary>Whether the compiler could not make a constant of what was written, here or in an item.</summary>
    public static bool IsBroken(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error
        || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsBroken));

    private static ArgumentValue OfPrimitive(object? value) => value switch
    {
        bool truth => new ArgumentValue.Truth(truth),
        string text => new ArgumentValue.Text(text),
        double number => new ArgumentValue.Number(number),
        float number => new ArgumentValue.Number(number),
        _ => ToInteger(value) is { } integer ? new ArgumentValue.Integer(integer) : new ArgumentValue.Nothing(),
    };

    /// <summary>The member's name; the number where a cast made a value that has none.</summary>
    private static ArgumentValue OfEnum(TypedConstant constant)
    {
        IFieldSymbol? named = constant.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value));
        return named is not null
            ? new ArgumentValue.Member(constant.Type!.Name, named.Name)
            : OfPrimitive(constant.Value);
    }

    /// <summary>A constant of C# as long, double, bool or string; null for anything else.</summary>
    public static object? Normalize(object? value) => value switch
    {
        bool or string or double => value,
        float number => (double)number,
        _ => ToInteger(value),
    };

    /// <summary>A constant as <see cref="Normalize"/> gives it, of a type.</summary>
    public static ArgumentValue Of(object value, ITypeSymbol? type) => value switch
    {
        long number when type is { TypeKind: TypeKind.Enum } => Members(type).FirstOrDefault(field => Equals(Normalize(field.ConstantValue), value)) is { } member
            ? new ArgumentValue.Member(type.Name, member.Name)
            : new ArgumentValue.Integer(number),
        long number when type is { SpecialType: SpecialType.System_Single or SpecialType.System_Double } => new ArgumentValue.Number(number),
        long number => new ArgumentValue.Integer(number),
        double number => new ArgumentValue.Number(number),
        bool truth => new ArgumentValue.Truth(truth),
        string text => new ArgumentValue.Text(text),
        _ => new ArgumentValue.Nothing(),
    };

    /// <summary>An argument as a constant of a type; null where it is none.</summary>
    public static object? ToConstant(ArgumentValue value, ITypeSymbol type) => (value, type.SpecialType) switch
    {
        (ArgumentValue.Member member, _) when type.TypeKind == TypeKind.Enum && type.Name == member.Type => Members(type).Where(field => field.Name == member.Name).Select(field => Normalize(field.ConstantValue)).FirstOrDefault(),
        (ArgumentValue.Integer integer, _) when type.TypeKind == TypeKind.Enum => integer.Value,
        (ArgumentValue.Integer integer, SpecialType.System_Single or SpecialType.System_Double) => (double)integer.Value,
        (ArgumentValue.Integer integer, >= SpecialType.System_SByte and <= SpecialType.System_UInt64) => integer.Value,
        (ArgumentValue.Number number, SpecialType.System_Single or SpecialType.System_Double) => number.Value,
        (ArgumentValue.Truth truth, SpecialType.System_Boolean) => truth.Value,
        (ArgumentValue.Text text, SpecialType.System_String) => text.Value,
        _ => null,
    };

    /// <summary>A constant as <see cref="Normalize"/> gives it, for a message.</summary>
    public static string Show(object value) => value switch
    {
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => $"\"{value}\"",
    };

    private static IEnumerable<IFieldSymbol> Members(ITypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue);

    private static long? ToInteger(object? value) => value switch
    {
        int integer => integer,
        long integer => integer,
        short integer => integer,
        byte integer => integer,
        sbyte integer => integer,
        ushort integer => integer,
        uint integer => integer,
        ulong integer => (long)Math.Min(integer, long.MaxValue),
        char letter => letter,
        _ => null,
    };
}
