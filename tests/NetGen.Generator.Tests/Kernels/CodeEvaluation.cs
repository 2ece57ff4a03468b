using NetGen.Generator.Code;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Integer expressions of one variable, computed as C# computes them.</summary>
internal static class CodeEvaluation
{
    public static long Of(Expression expression, long variable) => expression switch
    {
        IntegerConstant constant => constant.Value,
        Local => variable,
        Cast { Type: CodeType.Int32 } cast => unchecked((int)Of(cast.Operand, variable)),
        Cast { Type: CodeType.Int64 } cast => Of(cast.Operand, variable),
        Binary { Operator: BinaryOperator.ShiftRight } shift => Of(shift.Left, variable) >> (int)Of(shift.Right, variable),
        Binary { Operator: BinaryOperator.And } and => Of(and.Left, variable) & Of(and.Right, variable),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };
}
