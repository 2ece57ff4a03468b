using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGen.Generator.Model;

namespace NetGen.Generator.Declarations;

/// <summary>
/// A constant expression of C# in which constants of a block stand for its parameters, evaluated with the parameters' values. Integers are
/// held as long, real numbers as double; a result that its type cannot hold is a problem, as it is for the compiler.
/// </summary>
internal sealed class BlockFormula(INamedTypeSymbol block, IReadOnlyDictionary<string, object> values)
{
    /// <summary>Why there is no value, as the end of a sentence that begins with the expression.</summary>
    public string Problem { get; private set; } = "";

    public ArgumentValue? Evaluate(ExpressionSyntax expression, CancellationToken cancellation)
    {
        Compilation? compilation = (block.ContainingAssembly as ISourceAssemblySymbol)?.Compilation;
        if (compilation?.GetSemanticModel(expression.SyntaxTree).GetOperation(expression, cancellation) is not { } operation)
        {
            return Fail("cannot be read") as ArgumentValue;
        }

        return Evaluate(operation) is { } value ? ArgumentValues.Of(value, operation.Type) : null;
    }

    private object? Evaluate(IOperation operation)
    {
        object? value = operation switch
        {
            IFieldReferenceOperation reference when Parameter(reference) is { } parameter => parameter,
            _ when operation.ConstantValue is { HasValue: true, Value: { } constant } && !operation.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(IsParameter) => ArgumentValues.Normalize(constant),
            IParenthesizedOperation inner => Evaluate(inner.Operand),
            IConversionOperation conversion => Convert(Evaluate(conversion.Operand), conversion.Type),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Evaluate(choice.Condition) is { } condition ? Evaluate(condition is true ? choice.WhenTrue : otherwise) : null,
            IUnaryOperation unary => Evaluate(unary.Operand) is { } operand ? Unary(unary.OperatorKind, operand) : null,
            IBinaryOperation binary => Evaluate(binary.LeftOperand) is { } left && Evaluate(binary.RightOperand) is { } right ? Binary(binary.OperatorKind, left, right) : null,
            _ => Fail("is no arithmetic that a block can have"),
        };
        return value is long number && !Fits(number, operation.Type) ? Fail($"is {number.ToString(CultureInfo.InvariantCulture)}, too large for {operation.Type?.ToDisplayString()}") : value;
    }

    private object? Parameter(IFieldReferenceOperation reference) =>
        IsParameter(reference) ? values[reference.Field.Name] : null;

    private bool IsParameter(IFieldReferenceOperation reference) =>
        SymbolEqualityComparer.Default.Equals(reference.Field.ContainingType, block) && values.ContainsKey(reference.Field.Name);

    private object? Unary(UnaryOperatorKind kind, object operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, _) => operand,
        (UnaryOperatorKind.Minus, long number) => -number,
        (UnaryOperatorKind.Minus, double number) => -number,
        (UnaryOperatorKind.BitwiseNegation, long number) => ~number,
        (UnaryOperatorKind.Not, bool truth) => !truth,
        _ => Fail("is no arithmetic that a block can have"),
    };

    private object? Binary(BinaryOperatorKind kind, object left, object right) => (left, right) switch
    {
        (long a, long b) => Integers(kind, a, b),
        (double or long, double or long) => Reals(kind, System.Convert.ToDouble(left, CultureInfo.InvariantCulture), System.Convert.ToDouble(right, CultureInfo.InvariantCulture)),
        (bool a, bool b) => Truths(kind, a, b),
        (string a, string b) when kind == BinaryOperatorKind.Add => a + b,
        _ when kind == BinaryOperatorKind.Equals => Equals(left, right),
        _ when kind == BinaryOperatorKind.NotEquals => !Equals(left, right),
        _ => Fail("is no arithmetic that a block can have"),
    };

    private object? Integers(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => b == 0 ? Fail("divides by zero") : a / b,
        BinaryOperatorKind.Remainder => b == 0 ? Fail("divides by zero") : a % b,
        BinaryOperatorKind.And => a & b,
        BinaryOperatorKind.Or => a | b,
        BinaryOperatorKind.ExclusiveOr => a ^ b,
        BinaryOperatorKind.LeftShift => (long)(int)a << (int)(b & 31),
        BinaryOperatorKind.RightShift => (long)(int)a >> (int)(b & 31),
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        _ => Fail("is no arithmetic that a block can have"),
    };

    private object? Reals(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => a + b,
        BinaryOperatorKind.Subtract => a - b,
        BinaryOperatorKind.Multiply => a * b,
        BinaryOperatorKind.Divide => a / b,
        BinaryOperatorKind.LessThan => a < b,
        BinaryOperatorKind.LessThanOrEqual => a <= b,
        BinaryOperatorKind.GreaterThan => a > b,
        BinaryOperatorKind.GreaterThanOrEqual => a >= b,
        BinaryOperatorKind.Equals => a == b,
        BinaryOperatorKind.NotEquals => a != b,
        _ => Fail("is no arithmetic that a block can have"),
    };

    private object? Truths(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And => a && b,
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or => a || b,
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => a != b,
        BinaryOperatorKind.Equals => a == b,
        _ => Fail("is no arithmetic that a block can have"),
    };

    private object? Convert(object? value, ITypeSymbol? type) => (value, type?.SpecialType) switch
    {
        (long number, SpecialType.System_Single or SpecialType.System_Double) => (double)number,
        (double number, SpecialType.System_Single) => (double)(float)number,
        (double, SpecialType.System_Double) => value,
        (double number, _) => double.IsNaN(number) || Math.Abs(number) >= 9e18 ? Fail("is no integer") : (long)number,
        _ => value,
    };

    private static bool Fits(long value, ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Int32 => value is >= int.MinValue and <= int.MaxValue,
        SpecialType.System_UInt32 => value is >= 0 and <= uint.MaxValue,
        SpecialType.System_Int16 => value is >= short.MinValue and <= short.MaxValue,
        SpecialType.System_Byte => value is >= 0 and <= byte.MaxValue,
        _ => true,
    };

    private object? Fail(string problem)
    {
        Problem = Problem.Length == 0 ? problem : Problem;
        return null;
    }
}
