using NetGen.Generator.Code;

namespace NetGen.Generator.Cost;

/// <summary>
/// Counts a method of the loop language without compiling it: bytes of IL, and the instructions that one call executes. Loops run a known number of
/// times; how often conditions on loop variables hold is computed, of conditions on data it is assumed, by the kernel (<see cref="While.Passes"/>, <see cref="If.Share"/>) or here.
/// </summary>
internal sealed class CostOfMethod
{
    /// <summary>Bytes of a loop's last jump and what stands between it and the body.</summary>
    private const int LoopEnd = 10;

    private readonly LocalSlots slots;
    private readonly LoopValues known;
    private readonly CostOfExpressions code;

    private CostOfMethod(IReadOnlyList<Local> parameters, IReadOnlyList<Statement> body, Func<string, MethodCost?> callee)
    {
        slots = new LocalSlots(parameters);
        known = new LoopValues(body);
        code = new CostOfExpressions(slots, known, callee);
    }

    /// <param name="parameters">The method's parameters.</param>
    /// <param name="callee">The cost of a method of the class, if it is known.</param>
    public static MethodCost Of(IReadOnlyList<Local> parameters, IReadOnlyList<Statement> body, Func<string, MethodCost?> callee)
    {
        CostOfMethod method = new(parameters, body, callee);
        method.Block(body, 1);
        if (body.Count == 0 || body[body.Count - 1] is not Return)
        {
            method.code.One(IlClass.Call, 1, 1);
        }

        return new MethodCost(method.code.Executed.Build(), method.code.Instructions, method.code.Bytes, method.slots.Count, method.code.Trimmed);
    }

    private void Block(IReadOnlyList<Statement> statements, double times)
    {
        foreach (Statement statement in statements)
        {
            Write(statement, times);
            if (statement is If { Then: { Count: > 0 } then } branch && then[then.Count - 1] is Return)
            {
                times *= 1 - (branch.Share ?? code.Probability(branch.Condition));
            }
        }
    }

    private void Write(Statement statement, double times)
    {
        switch (statement)
        {
            case Declare declare:
                slots.Declare(declare.Local);
                if (declare.Value is not null)
                {
                    code.Value(declare.Value, times);
                    code.Converted(declare.Value.Type, declare.Local.Type, times);
                    code.Store(declare.Local, times);
                    known.Define(declare.Local, declare.Value);
                }

                break;
            case Assign { Target: Element element } assign:
                code.Load(element.Array, times);
                code.Value(element.Index, times);
                code.Value(assign.Value, times);
                code.Converted(assign.Value is IntegerConstant ? element.Type : assign.Value.Type, element.Type, times);
                code.One(IlClass.StoreElement, 1, times);
                break;
            case Assign { Target: Local local } assign:
                code.Value(assign.Value, times);
                code.Converted(assign.Value.Type, local.Type, times);
                code.Store(local, times);
                break;
            case Assign { Target: StaticField } assign:
                code.Value(assign.Value, times);
                code.One(IlClass.Field, 5, times);
                break;
            case For loop:
                Loop(loop, times);
                break;
            case While loop:
                Loop(loop, times);
                break;
            case If branch:
                Branch(branch, times);
                break;
            case Copy copy:
                code.Load(copy.Source, times);
                code.Value(copy.From, times);
                code.Load(copy.Target, times);
                code.Value(copy.To, times);
                code.Value(copy.Count, times);
                code.CopyCall(times, copy.Count);
                break;
            case Invoke invoke:
                code.Value(invoke.Call, times);
                break;
            case Return result:
                if (result.Value is not null)
                {
                    code.Value(result.Value, times);
                }

                code.One(IlClass.Call, 1, times);
                break;
        }
    }

    /// <summary>v = from; goto test; next: body; v += step; test: if (v &lt; to) goto next.</summary>
    private void Loop(For loop, double times)
    {
        double passes = known.Enter(loop);
        slots.Declare(loop.Variable);
        code.Value(loop.From, times);
        code.Store(loop.Variable, times);
        int start = code.Bytes;
        Block(loop.Body, times * passes);
        code.Load(loop.Variable, times * passes);
        code.Value(loop.Step, times * passes);
        code.One(IlClass.Arithmetic, 1, times * passes);
        code.Store(loop.Variable, times * passes);
        int body = code.Bytes - start;
        code.Jump(body, times);
        code.Load(loop.Variable, times * (passes + 1));
        code.Value(loop.To, times * (passes + 1));
        code.Jump(body + LoopEnd, times * (passes + 1));
    }

    /// <summary>goto test; next: body; test: if (condition) goto next.</summary>
    private void Loop(While loop, double times)
    {
        int start = code.Bytes;
        Block(loop.Body, times * loop.Passes);
        int body = code.Bytes - start;
        code.Jump(body, times);
        code.Condition(loop.Condition, jumpIf: true, times * (loop.Passes + 1), body + LoopEnd, loop.Passes / (loop.Passes + 1));
    }

    private void Branch(If branch, double times)
    {
        double entered = times * (branch.Share ?? code.Probability(branch.Condition));
        int start = code.Bytes;
        Block(branch.Then, entered);
        int then = code.Bytes - start;
        if (branch.Otherwise.Count > 0)
        {
            Block(branch.Otherwise, times - entered);
            code.Jump(code.Bytes - start - then, entered);
        }

        code.Condition(branch.Condition, jumpIf: false, times, then, branch.Share);
    }
}
