using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// A loop over rows of weights, its body spelled out over the inputs, which wait in locals. Where there are more inputs than locals, the loop
/// runs once for each block of inputs, and the sums wait in an array.
/// </summary>
internal sealed class RowBlocks(KernelBuilder builder, CodeType accumulator, int rows)
{
    /// <summary>Inputs of a block: they and the loop's own locals stay below the limit of a method.</summary>
    public const int MostInputs = KernelLimits.ExpressionTerms;

    /// <summary>Blocks: each has a table in a local.</summary>
    private const int MostBlocks = 24;

    private readonly CodeBuilder code = builder.Code;

    /// <summary>Whether a method holds the blocks of so many inputs.</summary>
    public static bool Holds(int inputs) => inputs <= MostInputs * MostBlocks;

    /// <param name="inputs">What each input is.</param>
    /// <param name="tables">The rows of each block.</param>
    /// <param name="start">What a sum begins with.</param>
    /// <param name="store">Ends a sum, given the row's counter and its row of the last block.</param>
    public void Write(IReadOnlyList<Expression> inputs, IReadOnlyList<Local> tables, Expression start, Action<Local, Expression, Local> store)
    {
        (int First, int Count)[] blocks = [.. InputBlocks.Of(inputs.Count, MostInputs)];
        Local? waiting = blocks.Length == 1 ? null : builder.Scratch("s", accumulator, rows);
        for (int b = 0; b < blocks.Length; b++)
        {
            (int first, int count) = blocks[b];
            (bool isFirst, bool isLast) = (b == 0, b == blocks.Length - 1);
            Local table = tables[b];
            Expression[] values = [.. Enumerable.Range(first, count).Select(i => (Expression)code.Scratch("v" + (i - first), Widened(inputs[i])))];
            code.For("r", 0, rows, r =>
            {
                Local row = code.Declare("w", table[r]);
                Expression sum = isFirst ? start : waiting![r];
                for (int i = 0; i < count; i++)
                {
                    Expression term = values[i] * row[i];
                    sum = sum is FloatConstant { Value: 0 } ? term : sum + term;
                }

                if (!isLast)
                {
                    code.Assign(waiting![r], sum);
                    return;
                }

                Local total = code.Declare("sum", sum);
                store(total, r, row);
            });
        }
    }

    private Expression Widened(Expression input) => accumulator == CodeType.Int64 ? input.As(CodeType.Int64) : input;
}
