using NetGen.Generator.Code;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Integer expressions computed as C# computes them: what is of 32 bits wraps there.</summary>
internal static class CodeEvaluation
{
    /// <summary>With one value for all variables.</summary>
    public static long Of(Expression expression, long variable) => Of(expression, _ => variable);

    public static long Of(Expression expression, Func<Local, long> variable) => expression switch
    {
        IntegerConstant constant => constant.Value,
        Local local => variable(local),
        Cast { Type: CodeType.Int32 } cast => unchecked((int)Of(cast.Operand, variable)),
        Cast { Type: CodeType.Int64 } cast => Of(cast.Operand, variable),
        Binary binary => Wrapped(binary.Type, Of(binary.Operator, Of(binary.Left, variable), Of(binary.Right, variable))),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static long Of(BinaryOperator op, long left, long right) => op switch
    {
        BinaryOperator.Add => unchecked(left + right),
        BinaryOperator.Subtract => unchecked(left - right),
        BinaryOperator.ShiftLeft => left << (int)right,
        BinaryOperator.ShiftRight => left >> (int)right,
        BinaryOperator.And => left & right,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static long Wrapped(CodeType type, long value) => type == CodeType.Int32 ? unchecked((int)value) : value;
}
