using System.Text;
using NetGen.Generator.Code;

namespace NetGen.Generator.Emit;

/// <summary>The loop language as C# 9.</summary>
internal sealed class CodePrinter(SourceWriter writer)
{
    public void Print(Method method)
    {
        writer.Summary(method.Summary);
        string parameters = string.Join(", ", method.Parameters.Select(parameter => Literals.Of(parameter.Type) + " " + parameter.Name));
        writer.Open($"private static {Literals.Of(method.Returns)} {method.Name}({parameters})");
        Print(method.Body);
        writer.Close();
    }

    public void Print(IReadOnlyList<Statement> statements)
    {
        Statement? before = null;
        foreach (Statement statement in statements)
        {
            if (before is For or While or If)
            {
                writer.Line();
            }

            Print(statement);
            before = statement;
        }
    }

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Declare declare:
                StringBuilder declaration = writer.Start().Append(Literals.Of(declare.Local.Type)).Append(' ').Append(declare.Local.Name);
                if (declare.Value is not null)
                {
                    declaration.Append(" = ");
                    PrintConverted(declaration, declare.Value, declare.Local.Type);
                }

                End(declaration);
                break;
            case Assign assign:
                StringBuilder assignment = writer.Start();
                PrintAssign(assignment, assign);
                End(assignment);
                break;
            case For loop:
                StringBuilder header = writer.Start().Append("for (int ").Append(loop.Variable.Name).Append(" = ");
                Print(header, loop.From, 0);
                header.Append("; ").Append(loop.Variable.Name).Append(" < ");
                Print(header, loop.To, Precedence.Shift);
                header.Append("; ").Append(loop.Variable.Name).Append(loop.Step == 1 ? "++" : " += " + Literals.Of(loop.Step)).Append(")\n");
                Block(loop.Body);
                break;
            case While loop:
                StringBuilder test = writer.Start().Append("while (");
                Print(test, loop.Condition, 0);
                test.Append(")\n");
                Block(loop.Body);
                break;
            case If branch:
                StringBuilder condition = writer.Start().Append("if (");
                Print(condition, branch.Condition, 0);
                condition.Append(")\n");
                Block(branch.Then);
                if (branch.Otherwise.Count > 0)
                {
                    writer.Line("else");
                    Block(branch.Otherwise);
                }

                break;
            case Copy copy:
                StringBuilder run = writer.Start().Append("global::System.Array.Copy(").Append(copy.Source.Name).Append(", ");
                Print(run, copy.From, 0);
                run.Append(", ").Append(copy.Target.Name).Append(", ");
                Print(run, copy.To, 0);
                run.Append(", ").Append(Literals.Of(copy.Count)).Append(')');
                End(run);
                break;
            case Comment comment:
                writer.Line("// " + comment.Text);
                break;
            case Invoke invoke:
                StringBuilder call = writer.Start();
                Print(call, invoke.Call, 0);
                End(call);
                break;
            case Return result:
                StringBuilder leave = writer.Start().Append("return");
                if (result.Value is not null)
                {
                    leave.Append(' ');
                    Print(leave, result.Value, 0);
                }

                End(leave);
                break;
        }
    }

    private void PrintAssign(StringBuilder text, Assign assign)
    {
        Print(text, assign.Target, 0);
        if (assign.Value is Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum && ReferenceEquals(sum.Left, assign.Target))
        {
            text.Append(sum.Operator == BinaryOperator.Add ? " += " : " -= ");
            PrintConverted(text, sum.Right, assign.Target.Type);
            return;
        }

        text.Append(" = ");
        PrintConverted(text, assign.Value, assign.Target.Type);
    }

    /// <summary>A value on its way into a variable: small and narrower types want a cast.</summary>
    private static void PrintConverted(StringBuilder text, Expression value, CodeType target)
    {
        bool narrows = value.Type != target && value is not IntegerConstant
            && (target is CodeType.Int8 or CodeType.UInt8 or CodeType.Int16 || (target == CodeType.Int32 && value.Type == CodeType.Int64));
        if (narrows)
        {
            text.Append('(').Append(Literals.Of(target)).Append(')');
            Print(text, value, Precedence.Unary);
            return;
        }

        Print(text, value, 0);
    }

    private static void Print(StringBuilder text, Expression expression, int minimum)
    {
        int precedence = Precedence.Of(expression);
        bool parenthesis = precedence < minimum;
        if (parenthesis)
        {
            text.Append('(');
        }

        switch (expression)
        {
            case IntegerConstant constant:
                Literals.Append(text, constant);
                break;
            case FloatConstant constant:
                text.Append(Literals.Of(constant.Value));
                break;
            case Local local:
                text.Append(local.Name);
                break;
            case StaticField field:
                text.Append(field.Name);
                break;
            case Element element:
                text.Append(element.Array.Name).Append('[');
                Print(text, element.Index, 0);
                text.Append(']');
                break;
            case Binary binary:
                PrintBinary(text, binary, precedence);
                break;
            case Negation negation:
                text.Append('-');
                Print(text, negation.Operand, Precedence.Primary);
                break;
            case Cast cast:
                text.Append('(').Append(Literals.Of(cast.Type)).Append(')');
                Print(text, cast.Operand, Precedence.Primary);
                break;
            case Conditional conditional:
                Print(text, conditional.Condition, Precedence.Conditional + 1);
                text.Append(" ? ");
                Print(text, conditional.WhenTrue, Precedence.Conditional + 1);
                text.Append(" : ");
                Print(text, conditional.WhenFalse, Precedence.Conditional);
                break;
            case ArrayLength length:
                text.Append(length.Array.Name).Append(".Length");
                break;
            case NewArray array:
                // "new long[n][]": the outermost length stands first.
                string held = Literals.Of(array.Type.ElementOf());
                int brackets = held.IndexOf('[');
                text.Append("new ").Append(brackets < 0 ? held : held.Substring(0, brackets)).Append('[');
                Print(text, array.Length, 0);
                text.Append(']').Append(brackets < 0 ? "" : held.Substring(brackets));
                break;
            case Call call:
                text.Append(call.Method).Append('(');
                for (int i = 0; i < call.Arguments.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Print(text, call.Arguments[i], 0);
                }

                text.Append(')');
                break;
        }

        if (parenthesis)
        {
            text.Append(')');
        }
    }

    private static void PrintBinary(StringBuilder text, Binary binary, int precedence)
    {
        // Sums of many terms lean to the left: a loop instead of recursion keeps deep ones off the stack.
        Stack<Binary> spine = new();
        Expression left = binary;
        while (left is Binary inner && Precedence.Of(inner) == precedence && precedence >= 0)
        {
            spine.Push(inner);
            left = inner.Left;
        }

        // Few readers know that sums bind tighter than shifts.
        bool isShift = precedence == Precedence.Shift;
        Print(text, left, isShift ? Precedence.Unary : precedence);
        while (spine.Count > 0)
        {
            Binary next = spine.Pop();
            text.Append(Symbol(next.Operator));
            Print(text, next.Right, isShift ? Precedence.Unary : precedence + 1);
        }
    }

    private static string Symbol(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Multiply => " * ",
        BinaryOperator.Divide => " / ",
        BinaryOperator.ShiftLeft => " << ",
        BinaryOperator.ShiftRight => " >> ",
        BinaryOperator.And => " & ",
        BinaryOperator.Or => " | ",
        BinaryOperator.Xor => " ^ ",
        BinaryOperator.Less => " < ",
        BinaryOperator.LessOrEqual => " <= ",
        BinaryOperator.Greater => " > ",
        BinaryOperator.GreaterOrEqual => " >= ",
        BinaryOperator.Equal => " == ",
        BinaryOperator.NotEqual => " != ",
        _ => " && ",
    };

    private void Block(IReadOnlyList<Statement> body)
    {
        writer.Open();
        Print(body);
        writer.Close();
    }

    private static void End(StringBuilder text) => text.Append(";\n");
}
