using NetGen.Generator.Code;
using NetGen.Generator.Cost;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Schedule;

/// <summary>Bytes of a network's IL beside its layers' code, in a .pe file: Infer, Classify, Forward, the methods of layers that have no code, the static constructor.</summary>
internal static class FrameSize
{
    /// <summary>An instruction with a token, or a branch beyond 127 bytes.</summary>
    private const int Token = 3;

    private const int Return = 1;

    /// <summary>CheckStoredWeights, whose code differs in a few constants only.</summary>
    private const int Check = 103;

    /// <summary>Elements of an array of constants from which on the C# compiler copies them in one go.</summary>
    private const int LeastCopied = 3;

    /// <summary>The loop over all steps: its variable, its step, its test.</summary>
    private const int LoopOfSteps = 2 + 2 + 4 + 1 + 5 + 2;

    public static long Of(Plan plan)
    {
        if (plan.Graph.Stream is { } stream)
        {
            return OfStream(plan, stream);
        }

        Value[] given = plan.Model.InArena ? [] : [.. plan.Inputs];
        Value[] taken = plan.Model.InArena ? [] : [.. plan.Graph.Outputs];
        long tokens = plan.Graph.Inputs.Sum(input => Tokens(plan, input, input.Type.Count));
        int calls = plan.Nodes.Count(node => node.Code is not null);
        long forward = tokens + given.Sum(value => Guard(value) + Moved(plan, value)) + (calls * Token) + Return;
        long infer = taken.Sum(value => Guard(value) + Moved(plan, value)) + given.Length + Token + Return;
        long layers = plan.Model.Layers.Count(layer => !plan.Nodes.Any(node => node.Node.Layer == layer.Name && node.Code is not null)) * Return;
        int check = plan.Model.StoredBlock == 0 ? 0 : plan.Stored.Count == 0 ? 1 + Return : Check;
        return Front(plan) + forward + infer + Classify(plan, given.Length) + layers + check + Constructor(plan);
    }

    /// <summary>Step, Infer, Classify, Reset, Forward of a stream. Short branches are taken for all, and variables for those that need no byte of operand.</summary>
    private static long OfStream(Plan plan, FrameStream stream)
    {
        Value[] given = plan.Model.InArena ? [] : [.. plan.Graph.Inputs];
        Value[] taken = plan.Model.InArena ? [] : [.. plan.Graph.Outputs];
        long guards = given.Concat(taken).Sum(Guard);
        long times = stream.Outputs.Sum(output => When(output.When));
        long tokens = plan.Graph.Inputs.Sum(input => Tokens(plan, input, input.Type.Count));
        long all = plan.Graph.Inputs.Zip(stream.Inputs, (input, type) => Tokens(plan, input, type.Count)).Sum();
        long full = stream.Ends ? Token + Constant(stream.Steps) + 2 + Token + Token + 1 : 0;
        long step = tokens + full + guards + given.Length + 1 + Token + 1 + times + 4 + taken.Sum(value => Copied(plan, value)) + Return;
        long whole = all + stream.Inputs.Where(_ => given.Length > 0).Sum(type => GuardOf(type.Count)) + Token + LoopOfSteps + given.Length + 4 + Token + Return + Return;
        long infer = plan.Model.InArena ? 0 : whole + stream.Outputs.Sum(output => GuardOf(output.Whole.Count) + When(output.When) + 4) + taken.Sum(value => Copied(plan, value));
        long classify = plan.Model.InArena || plan.Classified is null ? 0 : whole + Classify(plan, 0) + When(stream.Outputs[0].When);
        IReadOnlyList<Statement> cleared = MoveRows.Cleared(plan.Graph, plan.Arena);
        MethodCost reset = CostOfMethod.Of([], cleared, _ => null);
        MethodCost moved = CostOfMethod.Of([], [.. stream.Windows.Select(window => MoveRows.Of(window, plan.Arena, field => MoveRows.ArrayOf(field, plan.Arena))).OfType<Copy>()], _ => null);
        IEnumerable<StepTimes> branches = plan.Nodes.Where(node => node.Code is not null).Select(node => node.Node.When).Distinct().Where(when => !when.IsAlways);
        long forward = (2 * Token) + 4 + Token + 1 + (stream.Windows.Count > 0 ? Token + 1 : 0) + moved.Bytes - moved.Trimmed + given.Sum(value => Copied(plan, value))
            + branches.Sum(When) + (plan.Nodes.Count(node => node.Code is not null) * Token) + (stream.Ends ? 3 + Token : stream.Settled + stream.Period > 1 ? 8 + Constant(stream.Settled + stream.Period) + Constant(stream.Settled) + Token : 0) + 1;
        long layers = plan.Model.Layers.Count(layer => !plan.Nodes.Any(node => node.Node.Layer == layer.Name && node.Code is not null)) * Return;
        int check = plan.Model.StoredBlock == 0 ? 0 : plan.Stored.Count == 0 ? 1 + Return : Check;
        return step + infer + classify + reset.Bytes - reset.Trimmed + 1 + Token + forward + layers + check + Constructor(plan) + 1 + Token;
    }

    /// <summary>A test of the step, and the branch behind it.</summary>
    private static long When(StepTimes when) => when switch
    {
        { IsAlways: true } => 0,
        { Every: 1 } => 1 + Constant(when.Start) + 2,
        _ when when.Start < when.Every => 1 + Constant(when.Every) + 1 + Constant(when.Start) + 2,
        _ => 1 + Constant(when.Start) + 2 + 1 + Constant(when.Every) + 1 + Constant(when.Start % when.Every) + 2,
    };

    /// <summary>The methods that run the layers for other networks; the call of those of another one, and the copy of their result.</summary>
    private static long Front(Plan plan)
    {
        long methods = plan.Fronts.Sum(front => (plan.Nodes.Count(node => node.Code is not null && front.Nodes.Contains(node.Node)) * Token) + Return);
        int call = plan.Model.Front is null ? 0 : Token + Token;
        int copy = plan.Arena.FrontResult is { } result ? Token + Constant(result.Offset) + Token + Constant(plan.Arena.Buffers[plan.Graph.Inputs[0]].Offset) + Constant(result.Type.Count) + Token : 0;
        return methods + call + copy;
    }

    /// <summary>if (array.Length &lt; n) throw new ArgumentException(text).</summary>
    private static int Guard(Value value) => GuardOf(value.Type.Count);

    private static int GuardOf(long count) => 1 + 1 + 1 + Constant(count) + 2 + Token + Token + 1;

    /// <summary>The loop that looks whether tokens are in the vocabulary.</summary>
    private static int Tokens(Plan plan, Value input, long count)
    {
        if (!plan.Vocabulary.TryGetValue(input, out int words))
        {
            return 0;
        }

        int token = plan.Model.InArena ? Token + Constant(plan.Arena.Buffers[input].Offset) + 3 : 3;
        return 2 + 2 + token + 1 + 2 + token + Constant(words) + 2 + Token + Token + 1 + 4 + 1 + Constant(count) + 2;
    }

    /// <summary>A value between an argument and the arena: one element is assigned.</summary>
    private static int Moved(Plan plan, Value value) => value.Type.Count == 1 ? 1 + 1 + Token + Constant(plan.Arena.Buffers[value].Offset) + 1 + 1 : Copied(plan, value);

    /// <summary>Array.Copy between an argument and the arena.</summary>
    private static int Copied(Plan plan, Value value) => 1 + 1 + Token + Constant(plan.Arena.Buffers[value].Offset) + Constant(value.Type.Count) + Token;

    private static int Classify(Plan plan, int arguments)
    {
        if (plan.Classified is not { } result)
        {
            return 0;
        }

        // The call; a and best; i; two elements and their comparison; the better one; the step and the test of the loop; the result.
        int offset = plan.Arena.Buffers[result].Offset;
        int index = offset == 0 ? 1 : Constant(offset) + 2;
        return arguments + Token + (Token + 1) + 2 + 2 + 2 + (2 * (1 + index + 1)) + 2 + 2 + 4 + (1 + Constant(result.Type.Count) + 2) + 2;
    }

    private static long Constructor(Plan plan) =>
        plan.Arena.Arenas.Where(arena => !arena.IsShared).Sum(arena => Constant(arena.Length) + Token + Token) + plan.Arrays.Where(array => !array.IsData).Sum(array => Made(array.Value) + Token) + Return;

    private static int Made(Expression value) => value switch
    {
        NewArray array => Made(array.Length) + Token,
        IntegerConstant constant => Constant(constant.Value),
        ArrayLiteral literal when literal.Length < LeastCopied => Constant(literal.Length) + Token + (literal.Length * 6),
        ArrayLiteral literal => Constant(literal.Length) + Token + 1 + Token + Token,
        Call call => call.Arguments.Sum(Made) + Token,
        _ => 0,
    };

    private static int Constant(long value) => value is >= -1 and <= 8 ? 1 : value is >= sbyte.MinValue and <= sbyte.MaxValue ? 2 : 5;
}
