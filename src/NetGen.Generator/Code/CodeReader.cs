namespace NetGen.Generator.Code;

/// <summary>Walks through code and tells what it meets, in the order in which it runs.</summary>
public abstract class CodeReader
{
    /// <summary>A variable whose value is read.</summary>
    protected virtual void Reads(Local local)
    {
    }

    /// <summary>An array element that is read; its index is read, too.</summary>
    protected virtual void Reads(Element element)
    {
    }

    /// <summary>A constant that is loaded.</summary>
    protected virtual void Reads(IntegerConstant constant)
    {
    }

    /// <summary>An operation; its operands are read before.</summary>
    protected virtual void Reads(Binary binary)
    {
    }

    /// <summary>A variable that gets a value, by declaration, assignment or as a loop's counter.</summary>
    protected virtual void Writes(Local local, Statement by)
    {
    }

    /// <summary>An array element that gets a value.</summary>
    protected virtual void Writes(Element element, Assign by)
    {
    }

    public virtual void Read(Statement statement)
    {
        switch (statement)
        {
            case Declare declare:
                Read(declare.Value);
                Writes(declare.Local, declare);
                break;
            case Assign { Target: Local local } assign:
                Read(assign.Value);
                Writes(local, assign);
                break;
            case Assign { Target: Element element } assign:
                Read(element.Array);
                Read(element.Index);
                Read(assign.Value);
                Writes(element, assign);
                break;
            case Assign { Target: StaticField } assign:
                Read(assign.Value);
                break;
            case For loop:
                Read(loop.From);
                Writes(loop.Variable, loop);
                Read(loop.To);
                Read(loop.Body);
                break;
            case While loop:
                Read(loop.Condition);
                Read(loop.Body);
                break;
            case If branch:
                Read(branch.Condition);
                Read(branch.Then);
                Read(branch.Otherwise);
                break;
            case Invoke invoke:
                Read(invoke.Call);
                break;
            case Return result:
                Read(result.Value);
                break;
            case Copy copy:
                Read(copy.Source);
                Read(copy.From);
                Read(copy.Target);
                Read(copy.To);
                break;
        }
    }

    public void Read(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            Read(statement);
        }
    }

    public void Read(Expression? expression)
    {
        switch (expression)
        {
            case Local local:
                Reads(local);
                break;
            case Element element:
                Read(element.Array);
                Read(element.Index);
                Reads(element);
                break;
            case Cast cast:
                Read(cast.Operand);
                break;
            case Binary binary:
                Read(binary.Left);
                Read(binary.Right);
                Reads(binary);
                break;
            case IntegerConstant constant:
                Reads(constant);
                break;
            case Negation negation:
                Read(negation.Operand);
                break;
            case Conditional conditional:
                Read(conditional.Condition);
                Read(conditional.WhenTrue);
                Read(conditional.WhenFalse);
                break;
            case Call call:
                foreach (Expression argument in call.Arguments)
                {
                    Read(argument);
                }

                break;
            case NewArray array:
                Read(array.Length);
                break;
            case ArrayLength length:
                Read(length.Array);
                break;
        }
    }
}
