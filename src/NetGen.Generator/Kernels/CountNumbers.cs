using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>How often a method loads the 64-bit constants that take a conversion, as far as its loops are known.</summary>
internal sealed class CountNumbers : CodeReader
{
    private readonly Dictionary<long, double> uses = [];
    private readonly HashSet<long> masks = [];
    private double times = 1;

    /// <summary>Loads of each number.</summary>
    public IReadOnlyDictionary<long, double> Uses => uses;

    public static CountNumbers Of(IReadOnlyList<Statement> statements)
    {
        CountNumbers count = new();
        count.Read(statements);
        return count;
    }

    /// <summary>Whether a number tells lanes apart.</summary>
    public bool IsMask(long number) => masks.Contains(number);

    public override void Read(Statement statement)
    {
        double outer = times;
        switch (statement)
        {
            // A number that gets a variable by itself has one.
            case Declare { Value: IntegerConstant }:
                return;
            case For loop:
                times *= loop.Passes ?? Passes(loop);
                break;
            case While loop:
                times *= loop.Passes;
                break;
            case If branch:
                Read(branch.Condition);
                times = outer * (branch.Share ?? 0.5);
                Read(branch.Then);
                times = outer * (1 - (branch.Share ?? 0.5));
                Read(branch.Otherwise);
                times = outer;
                return;
        }

        base.Read(statement);
        times = outer;
    }

    protected override void Reads(IntegerConstant constant)
    {
        // Beyond 32 bits a constant is one instruction; to compare with 0 takes none.
        if (constant is { Type: CodeType.Int64, Value: >= int.MinValue and <= uint.MaxValue and not 0 })
        {
            uses[constant.Value] = (uses.TryGetValue(constant.Value, out double known) ? known : 0) + times;
        }
    }

    protected override void Reads(Binary binary)
    {
        if (binary is { Operator: BinaryOperator.And, Right: IntegerConstant mask })
        {
            masks.Add(mask.Value);
        }
    }

    private static double Passes(For loop) => loop is { From: IntegerConstant from, To: IntegerConstant to } ? Math.Max(0, (to.Value - from.Value + loop.Step - 1) / loop.Step) : 1;
}
