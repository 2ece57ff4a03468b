using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>
/// Folds code into the size of the IL that the C# compiler makes of it in an optimised build (ECMA-335 encodings; locals counted with
/// their short form).
/// </summary>
public static class SizeOfCode
{
    /// <summary>A method's header and its return.</summary>
    private static readonly CodeSize MethodFrame = new(1, 13);

    public static CodeSize Of(KernelCode code)
    {
        CodeSize size = MethodFrame + Of(code.Body);
        foreach (Method part in code.Parts)
        {
            size += Of(part);
        }

        return size;
    }

    public static CodeSize Of(Method method) => MethodFrame + Of(method.Body);

    public static CodeSize Of(IReadOnlyList<Statement> statements)
    {
        CodeSize size = default;
        foreach (Statement statement in statements)
        {
            size += Of(statement);
        }

        return size;
    }

    private static CodeSize Of(Statement statement) => statement switch
    {
        Declare declare => declare.Value is null ? default : Of(declare.Value) + One(2),
        Assign { Target: Element element } assign => Of(element.Array) + Of(element.Index) + Of(assign.Value) + Widening(assign.Value.Type, element.Type) + One(1),
        Assign assign => Of(assign.Value) + One(2),

        // v = from; goto test; body; v += step; test: if (v < to) goto body
        For loop => Of(loop.From) + One(2) + One(2) + Of(loop.Body) + new CodeSize(4, 6) + Of(loop.To) + One(2) + One(5),
        If branch => Of(branch.Condition) + One(2) + Of(branch.Then) + (branch.Otherwise.Count == 0 ? default : One(2) + Of(branch.Otherwise)),
        Copy copy => Of(copy.From) + Of(copy.To) + new CodeSize(4, 2 + 2 + 5 + 5),
        Invoke invoke => Of(invoke.Call),
        Return result => result.Value is null ? One(1) : Of(result.Value) + One(1),
        _ => default,
    };

    private static CodeSize Of(Expression expression)
    {
        switch (expression)
        {
            case IntegerConstant constant:
                return Constant(constant);
            case FloatConstant:
                return One(5);
            case Local:
                return One(2);
            case StaticField:
                return One(5);
            case Element element:
                return Of(element.Array) + Of(element.Index) + One(1);
            case Binary binary:
                CodeSize conversions = binary.Operator is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight
                    ? default
                    : Widening(binary.Left.Type, binary.Right.Type) + Widening(binary.Right.Type, binary.Left.Type);
                int opcode = binary.Operator >= BinaryOperator.Less ? 2 : 1;
                return Of(binary.Left) + Of(binary.Right) + conversions + One(opcode);
            case Negation negation:
                return Of(negation.Operand) + One(1);
            case Cast cast:
                return Of(cast.Operand) + One(1);
            case Conditional conditional:
                return Of(conditional.Condition) + One(2) + Of(conditional.WhenTrue) + One(2) + Of(conditional.WhenFalse);
            case Call call:
                CodeSize size = One(5);
                foreach (Expression argument in call.Arguments)
                {
                    size += Of(argument);
                }

                return size;
            default:
                return default;
        }
    }

    private static CodeSize Constant(IntegerConstant constant)
    {
        int bytes = constant.Value is >= -1 and <= 8 ? 1 : constant.Value is >= sbyte.MinValue and <= sbyte.MaxValue ? 2 : 5;
        if (constant.Type != CodeType.Int64)
        {
            return One(bytes);
        }

        // A long that fits an int is the int and conv.i8.
        return constant.Value is >= int.MinValue and <= int.MaxValue ? new CodeSize(2, bytes + 1) : One(9);
    }

    /// <summary>The conversion of an operand to its partner's wider type.</summary>
    private static CodeSize Widening(CodeType from, CodeType to)
    {
        bool widens = (to.Promoted() == CodeType.Int64 && from.Promoted() == CodeType.Int32) || (to == CodeType.Float32 && from.Promoted() is CodeType.Int32 or CodeType.Int64 && from != CodeType.Float32);
        bool narrows = to is CodeType.Int8 or CodeType.UInt8 or CodeType.Int16 && from != to && from.Promoted() == CodeType.Int32;
        return widens || narrows ? One(1) : default;
    }

    private static CodeSize One(int bytes) => new(1, bytes);
}
