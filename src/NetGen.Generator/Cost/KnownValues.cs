using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>What is known of variables while code is counted: loop variables, and what is computed from nothing but them.</summary>
internal sealed class KnownValues
{
    private readonly Dictionary<Local, long> values = [];

    public void Set(Local local, long? value)
    {
        if (value is { } known)
        {
            values[local] = known;
        }
        else
        {
            values.Remove(local);
        }
    }

    /// <summary>The value of an integer or a condition; null where data decides it.</summary>
    public long? Of(Expression expression)
    {
        switch (expression)
        {
            case IntegerConstant constant:
                return constant.Value;
            case Local local:
                return values.TryGetValue(local, out long value) ? value : null;
            case Negation negation:
                return -Of(negation.Operand);
            case Cast { Type: CodeType.Int32 or CodeType.Int64 } cast when cast.Operand.Type != CodeType.Float32:
                return Of(cast.Operand);
            case Conditional conditional:
                return Of(conditional.Condition) is { } condition ? Of(condition != 0 ? conditional.WhenTrue : conditional.WhenFalse) : null;
            case Binary { Operator: BinaryOperator.AndAlso } both:
                return Of(both.Left) switch { 0 => 0, null => null, _ => Of(both.Right) };
            case Binary binary:
                return Of(binary.Left) is { } left && Of(binary.Right) is { } right ? Of(binary.Operator, left, right) : null;
            default:
                return null;
        }
    }

    private static long? Of(BinaryOperator op, long left, long right) => op switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        BinaryOperator.Divide => right == 0 ? null : left / right,
        BinaryOperator.ShiftLeft => left << (int)right,
        BinaryOperator.ShiftRight => left >> (int)right,
        BinaryOperator.And => left & right,
        BinaryOperator.Or => left | right,
        BinaryOperator.Xor => left ^ right,
        BinaryOperator.Less => left < right ? 1 : 0,
        BinaryOperator.LessOrEqual => left <= right ? 1 : 0,
        BinaryOperator.Greater => left > right ? 1 : 0,
        BinaryOperator.GreaterOrEqual => left >= right ? 1 : 0,
        BinaryOperator.Equal => left == right ? 1 : 0,
        BinaryOperator.NotEqual => left != right ? 1 : 0,
        _ => null,
    };
}
