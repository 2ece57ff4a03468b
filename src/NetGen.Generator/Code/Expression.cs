namespace NetGen.Generator.Code;

/// <summary>
/// A value to compute. The operators build trees and fold what is constant, so that a kernel can be written as one would write the
/// code that it makes.
/// </summary>
public abstract class Expression
{
    public abstract CodeType Type { get; }

    public static implicit operator Expression(int value) => new IntegerConstant(value, CodeType.Int32);

    public static implicit operator Expression(long value) => new IntegerConstant(value, CodeType.Int64);

    public static implicit operator Expression(float value) => new FloatConstant(value);

    public static Expression operator +(Expression left, Expression right) => Fold.Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) => Fold.Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) => Fold.Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) => Fold.Binary(BinaryOperator.Divide, left, right);

    public static Expression operator &(Expression left, Expression right) => Fold.Binary(BinaryOperator.And, left, right);

    public static Expression operator |(Expression left, Expression right) => Fold.Binary(BinaryOperator.Or, left, right);

    public static Expression operator ^(Expression left, Expression right) => Fold.Binary(BinaryOperator.Xor, left, right);

    public static Expression operator <(Expression left, Expression right) => Fold.Binary(BinaryOperator.Less, left, right);

    public static Expression operator >(Expression left, Expression right) => Fold.Binary(BinaryOperator.Greater, left, right);

    public static Expression operator <=(Expression left, Expression right) => Fold.Binary(BinaryOperator.LessOrEqual, left, right);

    public static Expression operator >=(Expression left, Expression right) => Fold.Binary(BinaryOperator.GreaterOrEqual, left, right);

    public static Expression operator -(Expression operand) => Fold.Negate(operand);

    public Expression ShiftLeft(Expression count) => Fold.Binary(BinaryOperator.ShiftLeft, this, count);

    public Expression ShiftRight(Expression count) => Fold.Binary(BinaryOperator.ShiftRight, this, count);

    public Expression AndAlso(Expression other) => Fold.Binary(BinaryOperator.AndAlso, this, other);

    public Expression EqualTo(Expression other) => Fold.Binary(BinaryOperator.Equal, this, other);

    public Expression NotEqualTo(Expression other) => Fold.Binary(BinaryOperator.NotEqual, this, other);

    /// <summary>The value converted to another type, unless it has it.</summary>
    public Expression As(CodeType type) => Fold.Cast(type, this);

    /// <summary>The value in a type that holds every value that it takes.</summary>
    public Expression Within(CodeType type) => Type == type ? this : new Cast(type, this) { KeepsValue = true };

    /// <summary>This value if the condition holds, the other one if not.</summary>
    public Expression If(Expression condition, Expression otherwise) => new Conditional(condition, this, otherwise);
}
