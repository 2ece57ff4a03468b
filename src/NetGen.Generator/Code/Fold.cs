namespace NetGen.Generator.Code;

/// <summary>Builds expressions and computes what is constant: x + 0, x * 1, 3 * 4, x + -y. Floats are never reordered.</summary>
internal static class Fold
{
    public static Expression Binary(BinaryOperator op, Expression left, Expression right)
    {
        if (left is IntegerConstant a && right is IntegerConstant b && Constant(op, a, b) is { } folded)
        {
            return folded;
        }

        if (right is IntegerConstant { Value: 0 } && op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
            && right is IntegerConstant { Value: 0 } && Keeps(left, right, op))
        {
            return left;
        }

        if (left is IntegerConstant { Value: 0 } && op == BinaryOperator.Add && Keeps(right, left, op))
        {
            return right;
        }

        if (op == BinaryOperator.Multiply)
        {
            if (right is IntegerConstant { Value: 1 } && Keeps(left, right, op))
            {
                return left;
            }

            if (left is IntegerConstant { Value: 1 } && Keeps(right, left, op))
            {
                return right;
            }
        }

        // x + -y is x - y.
        if (op == BinaryOperator.Add && right is Negation { Type: CodeType.Int32 or CodeType.Int64 } negated)
        {
            return Binary(BinaryOperator.Subtract, left, negated.Operand);
        }

        // (x + 3) + 4 is x + 7, (x - 3) + 4 is x + 1; x + -3 is x - 3.
        if (op == BinaryOperator.Add && right is IntegerConstant { Type: CodeType.Int32 } c)
        {
            if (left is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Type: CodeType.Int32, Right: IntegerConstant { Type: CodeType.Int32 } inner } sum)
            {
                long before = sum.Operator == BinaryOperator.Add ? inner.Value : -inner.Value;
                return Binary(BinaryOperator.Add, sum.Left, new IntegerConstant(unchecked((int)(before + c.Value)), CodeType.Int32));
            }

            if (c.Value is < 0 and > int.MinValue)
            {
                return new Binary(BinaryOperator.Subtract, left, new IntegerConstant(-c.Value, CodeType.Int32));
            }
        }

        return new Binary(op, left, right);
    }

    public static Expression Negate(Expression operand) => operand switch
    {
        IntegerConstant constant when constant.Value > int.MinValue => new IntegerConstant(-constant.Value, constant.Type),
        FloatConstant constant => new FloatConstant(-constant.Value),
        _ => new Negation(operand),
    };

    public static Expression Cast(CodeType type, Expression operand)
    {
        if (operand.Type == type)
        {
            return operand;
        }

        return operand is IntegerConstant constant && type == CodeType.Int64 ? new IntegerConstant(constant.Value, type) : new Cast(type, operand);
    }

    /// <summary>Whether dropping the constant leaves the type as it was.</summary>
    private static bool Keeps(Expression kept, Expression dropped, BinaryOperator op) =>
        kept.Type.Promoted() == kept.Type
        && (kept.Type == dropped.Type || kept.Type == CodeType.Int64 || op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
        && kept.Type is CodeType.Int32 or CodeType.Int64;

    private static IntegerConstant? Constant(BinaryOperator op, IntegerConstant left, IntegerConstant right)
    {
        if (left.Type != right.Type || left.Type != CodeType.Int32)
        {
            return null;
        }

        long? value = op switch
        {
            BinaryOperator.Add => left.Value + right.Value,
            BinaryOperator.Subtract => left.Value - right.Value,
            BinaryOperator.Multiply => left.Value * right.Value,
            _ => null,
        };
        return value is { } v && v == (int)v ? new IntegerConstant(v, CodeType.Int32) : null;
    }
}
