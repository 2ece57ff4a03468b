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
