using NetGen.Generator.Code;

namespace NetGen.Generator.Emit;

/// <summary>How tightly C#'s operators bind; larger is tighter.</summary>
internal static class Precedence
{
    public const int Conditional = 1;
    public const int Shift = 8;
    public const int Unary = 11;
    public const int Primary = 12;

    public static int Of(Expression expression) => expression switch
    {
        Code.Conditional => Conditional,
        Binary binary => Of(binary.Operator),
        IntegerConstant { Value: < 0 } or FloatConstant { Value: < 0 } => Unary,
        Negation or Cast => Unary,
        _ => Primary,
    };

    private static int Of(BinaryOperator op) => op switch
    {
        BinaryOperator.AndAlso => 2,
        BinaryOperator.Or => 3,
        BinaryOperator.Xor => 4,
        BinaryOperator.And => 5,
        BinaryOperator.Equal or BinaryOperator.NotEqual => 6,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => 7,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => Shift,
        BinaryOperator.Add or BinaryOperator.Subtract => 9,
        _ => 10,
    };
}
