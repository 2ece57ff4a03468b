namespace NetGen.Generator.Code;

/// <summary>An integer known at compile time.</summary>
public sealed class IntegerConstant(long value, CodeType type) : Expression
{
    public long Value { get; } = value;

    public override CodeType Type { get; } = type;
}

/// <summary>A float known at compile time.</summary>
public sealed class FloatConstant(float value) : Expression
{
    public float Value { get; } = value;

    public override CodeType Type => CodeType.Float32;
}

/// <summary>A variable or a parameter of the method.</summary>
public sealed class Local(string name, CodeType type) : Expression
{
    public string Name { get; } = name;

    public override CodeType Type { get; } = type;

    /// <summary>The element at an index of an array.</summary>
    public Element this[Expression index] => new(this, index);
}

/// <summary>A static field of the class: the arena, an array of constants, the count of steps.</summary>
public sealed class StaticField(string name, CodeType type) : Expression
{
    public string Name { get; } = name;

    public override CodeType Type { get; } = type;
}

/// <summary>An element of an array.</summary>
public sealed class Element(Local array, Expression index) : Expression
{
    public Local Array { get; } = array;

    public Expression Index { get; } = index;

    public override CodeType Type => Array.Type.ElementOf();
}

/// <summary>Two operands and an operator.</summary>
public sealed class Binary(BinaryOperator op, Expression left, Expression right) : Expression
{
    public BinaryOperator Operator { get; } = op;

    public Expression Left { get; } = left;

    public Expression Right { get; } = right;

    public override CodeType Type { get; } = ResultType(op, left.Type.Promoted(), right.Type.Promoted());

    private static CodeType ResultType(BinaryOperator op, CodeType left, CodeType right)
    {
        if (op >= BinaryOperator.Less)
        {
            return CodeType.Bool;
        }

        if (op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight)
        {
            return left;
        }

        return left == CodeType.Float32 || right == CodeType.Float32 ? CodeType.Float32
            : left == CodeType.Int64 || right == CodeType.Int64 ? CodeType.Int64
            : left;
    }
}

/// <summary>Minus the operand.</summary>
public sealed class Negation(Expression operand) : Expression
{
    public Expression Operand { get; } = operand;

    public override CodeType Type => Operand.Type.Promoted();
}

/// <summary>The operand converted, unchecked, to another type.</summary>
public sealed class Cast(CodeType type, Expression operand) : Expression
{
    public Expression Operand { get; } = operand;

    /// <summary>Whether the type holds every value that the operand takes: what is wanted is the type alone.</summary>
    public bool KeepsValue { get; init; }

    public override CodeType Type { get; } = type;
}

/// <summary>One of two values.</summary>
public sealed class Conditional(Expression condition, Expression whenTrue, Expression whenFalse) : Expression
{
    public Expression Condition { get; } = condition;

    public Expression WhenTrue { get; } = whenTrue;

    public Expression WhenFalse { get; } = whenFalse;

    public override CodeType Type => WhenTrue.Type.Promoted();
}

/// <summary>A call of a static method of the class.</summary>
public sealed class Call(string method, CodeType type, params Expression[] arguments) : Expression
{
    public string Method { get; } = method;

    public override CodeType Type { get; } = type;

    public IReadOnlyList<Expression> Arguments { get; } = arguments;
}

/// <summary>
/// An array of constants, spelled out: integers of the element type, or floats. They are made when somebody asks for them: of most code only the costs are
/// wanted, and the length tells those.
/// </summary>
public sealed class ArrayLiteral : Expression
{
    private readonly Lazy<IReadOnlyList<long>>? integers;
    private readonly Lazy<IReadOnlyList<float>>? floats;

    /// <param name="element">The type of the integers.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="integers">Makes them.</param>
    public ArrayLiteral(CodeType element, int length, Func<IReadOnlyList<long>> integers)
    {
        Type = element.ArrayOf();
        Length = length;
        this.integers = new Lazy<IReadOnlyList<long>>(() => Checked(integers()));
    }

    /// <param name="length">How many floats there are.</param>
    /// <param name="floats">Makes them.</param>
    public ArrayLiteral(int length, Func<IReadOnlyList<float>> floats)
    {
        Type = CodeType.Float32Array;
        Length = length;
        this.floats = new Lazy<IReadOnlyList<float>>(() => Checked(floats()));
    }

    public override CodeType Type { get; }

    public IReadOnlyList<long> Integers => integers?.Value ?? [];

    public IReadOnlyList<float> Floats => floats?.Value ?? [];

    public int Length { get; }

    /// <summary>Bytes of the initialiser.</summary>
    public long Bytes => (long)Length * Type.ElementOf().Bytes();

    private IReadOnlyList<T> Checked<T>(IReadOnlyList<T> values) =>
        values.Count == Length ? values : throw new InvalidOperationException($"{values.Count} constants instead of {Length}");
}

/// <summary>A new array, zeros: for code that runs once, at start-up.</summary>
public sealed class NewArray(CodeType type, Expression length) : Expression
{
    public Expression Length { get; } = length;

    public override CodeType Type { get; } = type;
}

/// <summary>The number of elements of an array.</summary>
public sealed class ArrayLength(Local array) : Expression
{
    public Local Array { get; } = array;

    public override CodeType Type => CodeType.Int32;
}
