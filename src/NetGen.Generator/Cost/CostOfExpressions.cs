using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>The IL that the C# compiler makes of an expression in an optimised build (ECMA-335 encodings), executed a number of times.</summary>
internal sealed class CostOfExpressions(LocalSlots slots, LoopValues known, Func<string, MethodCost?> callee)
{
    /// <summary>How often a limit binds from below that data decides: activations are zero about half of the time.</summary>
    private const double LowLimitBinds = 0.5;

    private const double OtherwiseTrue = 0.1;

    /// <summary>Floats beyond it are not what networks compute with: the ends of exp's range.</summary>
    private const float FarAway = 16;

    private const int ShortBranch = 2;

    private const int LongBranch = 5;

    private const int MostShort = 127;

    /// <summary>An instruction with a token: of a field, a method, a type.</summary>
    private const int Token = 5;

    public IlCounts.Builder Executed { get; } = new();

    public int Instructions { get; private set; }

    public int Bytes { get; private set; }

    /// <summary>Bytes of tokens and branches beyond two each.</summary>
    public int Trimmed { get; private set; }

    /// <summary>An instruction, executed <paramref name="times"/> times in all.</summary>
    public void One(IlClass kind, int bytes, double times)
    {
        Executed.Add(kind, times);
        Instructions++;
        Bytes += bytes;
        if (bytes == Token && (kind is IlClass.Field or IlClass.Call or IlClass.Branch or IlClass.Other))
        {
            Trimmed += 2;
        }
    }

    public void Jump(int distance, double times) => One(IlClass.Branch, distance <= MostShort ? ShortBranch : LongBranch, times);

    public void Load(Local local, double times) => One(IlClass.LoadLocal, slots.Bytes(local), times);

    public void Store(Local local, double times) => One(IlClass.StoreLocal, slots.Bytes(local), times);

    public void Value(Expression expression, double times)
    {
        switch (expression)
        {
            case IntegerConstant constant:
                Constant(constant, times);
                break;
            case Code.FloatConstant:
                One(IlClass.FloatConstant, 5, times);
                break;
            case Local local:
                Load(local, times);
                break;
            case StaticField:
                One(IlClass.Field, 5, times);
                break;
            case Element element:
                Load(element.Array, times);
                Value(element.Index, times);
                One(element.Type.IsArray() ? IlClass.LoadRow : IlClass.LoadElement, 1, times);
                break;
            case ArrayLength length:
                Load(length.Array, times);
                One(IlClass.LoadLength, 1, times);
                One(IlClass.ConvertInteger, 1, times);
                break;
            case Binary { Operator: BinaryOperator.AndAlso, Right: Local } both:
                // Without a jump, as reading a variable has no effect.
                Value(both.Left, times);
                Value(both.Right, times);
                One(IlClass.Arithmetic, 1, times);
                break;
            case Binary { Operator: BinaryOperator.AndAlso } both:
                // left; brfalse no; right; br end; no: ldc 0; end:
                double first = Condition(both.Left, jumpIf: false, times, 0);
                Value(both.Right, first);
                Jump(0, first);
                One(IlClass.Constant, 1, times - first);
                break;
            case Binary binary:
                BinaryValue(binary, times);
                break;
            case Negation negation:
                Value(negation.Operand, times);
                One(IlClass.Arithmetic, 1, times);
                break;
            case Cast cast:
                Value(cast.Operand, times);
                Converted(cast.Operand.Type, cast.Type, times);
                break;
            case Conditional conditional:
                ConditionalValue(conditional, times);
                break;
            case Call call:
                foreach (Expression argument in call.Arguments)
                {
                    Value(argument, times);
                }

                Invoke(call.Method, times);
                break;
            case NewArray array:
                Value(array.Length, times);
                One(IlClass.Other, 5, times);
                break;
        }
    }

    public void Invoke(string method, double times)
    {
        One(IlClass.Call, 5, times);
        if (callee(method) is { } cost)
        {
            Executed.Add(cost.Executed, times);
            Executed.AddCleared(cost.Locals * times);
        }
    }

    /// <summary>Array.Copy: its arguments are on the stack.</summary>
    public void CopyCall(double times, int elements)
    {
        One(IlClass.Call, 5, times);
        Executed.AddCopied(elements * times);
    }

    /// <summary>A conversion between types where one is needed.</summary>
    public void Converted(CodeType from, CodeType to, double times)
    {
        bool small = to is CodeType.Int8 or CodeType.UInt8 or CodeType.Int16;
        if (from == to || (!small && from.Promoted() == to))
        {
            return;
        }

        One(small ? IlClass.ConvertSmall : to == CodeType.Float32 ? IlClass.ConvertFloat : IlClass.ConvertInteger, 1, times);
    }

    /// <summary>A condition and its jump; how often it is not taken.</summary>
    /// <param name="jumpIf">Whether the jump is taken if the condition holds, or if it does not.</param>
    /// <param name="distance">Bytes that the jump goes over.</param>
    /// <param name="share">How often the condition holds, from 0 to 1, where the code says so; of two that must hold, both are taken to hold equally often.</param>
    public double Condition(Expression condition, bool jumpIf, double times, int distance, double? share = null)
    {
        if (condition is Binary { Operator: BinaryOperator.AndAlso } both)
        {
            double? each = share is { } known ? Math.Sqrt(known) : null;
            if (!jumpIf)
            {
                double first = Condition(both.Left, jumpIf: false, times, distance + 8, each);
                return Condition(both.Right, jumpIf: false, first, distance, each);
            }

            double reached = Condition(both.Left, jumpIf: false, times, 0, each);
            return times - reached + Condition(both.Right, jumpIf: true, reached, distance, each);
        }

        double holds = share ?? Probability(condition);
        if (condition is Binary { Operator: >= BinaryOperator.Less } comparison)
        {
            Value(comparison.Left, times);
            Widen(comparison.Left, comparison.Right, times);
            bool withZero = comparison is { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual, Right: IntegerConstant { Value: 0, Type: CodeType.Int32 } };
            if (!withZero)
            {
                Value(comparison.Right, times);
                Widen(comparison.Right, comparison.Left, times);
            }
        }
        else
        {
            Value(condition, times);
        }

        Jump(distance, times);
        return times * (jumpIf ? 1 - holds : holds);
    }

    /// <summary>How often a condition holds, from 0 to 1.</summary>
    public double Probability(Expression condition) => known.Share(condition) is { } share ? share
        : condition is Binary { Operator: BinaryOperator.AndAlso } both ? Probability(both.Left) * Probability(both.Right)
        : condition is Binary { Right: Code.FloatConstant { Value: > FarAway or < -FarAway } } ? 0
        : condition is Binary { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual, Left: Local } ? LowLimitBinds
        : OtherwiseTrue;

    private void ConditionalValue(Conditional conditional, double times)
    {
        // if (condition) goto yes; whenFalse; br end; yes: whenTrue; end:
        double no = Condition(conditional.Condition, jumpIf: true, times, 0);
        Value(conditional.WhenFalse, no);
        Jump(0, no);
        Value(conditional.WhenTrue, times - no);
    }

    private void BinaryValue(Binary binary, double times)
    {
        bool isShift = binary.Operator is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight;
        Value(binary.Left, times);
        if (!isShift)
        {
            Widen(binary.Left, binary.Right, times);
        }

        Value(binary.Right, times);
        if (!isShift)
        {
            Widen(binary.Right, binary.Left, times);
        }
        else if (binary.Right is not IntegerConstant)
        {
            // C# takes the count modulo the width.
            One(IlClass.Constant, 2, times);
            One(IlClass.Arithmetic, 1, times);
        }

        switch (binary.Operator)
        {
            case BinaryOperator.Multiply:
                One(IlClass.Multiply, 1, times);
                break;
            case BinaryOperator.Divide:
                One(IlClass.Divide, 1, times);
                break;
            case BinaryOperator.Less or BinaryOperator.Greater or BinaryOperator.Equal:
                One(IlClass.Compare, 2, times);
                break;
            case BinaryOperator.LessOrEqual or BinaryOperator.GreaterOrEqual or BinaryOperator.NotEqual:
                One(IlClass.Compare, 2, times);
                One(IlClass.Constant, 1, times);
                One(IlClass.Compare, 2, times);
                break;
            default:
                One(IlClass.Arithmetic, 1, times);
                break;
        }
    }

    /// <summary>The conversion of an operand to its partner's wider type; constants are converted by the compiler.</summary>
    private void Widen(Expression operand, Expression partner, double times)
    {
        CodeType from = operand.Type.Promoted();
        CodeType to = partner.Type.Promoted();
        if (to == CodeType.Int64 && from == CodeType.Int32)
        {
            One(IlClass.ConvertInteger, 1, times);
        }
        else if (to == CodeType.Float32 && from is CodeType.Int32 or CodeType.Int64 && operand is not IntegerConstant)
        {
            One(IlClass.ConvertFloat, 1, times);
        }
    }

    private void Constant(IntegerConstant constant, double times)
    {
        long value = constant.Value;
        bool isLong = constant.Type == CodeType.Int64;
        if (isLong && value is < int.MinValue or > uint.MaxValue)
        {
            One(IlClass.LongConstant, 9, times);
            return;
        }

        int narrow = unchecked((int)value);
        One(IlClass.Constant, narrow is >= -1 and <= 8 ? 1 : narrow is >= sbyte.MinValue and <= sbyte.MaxValue ? 2 : 5, times);
        if (isLong)
        {
            One(IlClass.ConvertInteger, 1, times);
        }
    }
}
