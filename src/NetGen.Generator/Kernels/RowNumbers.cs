using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Where code finds the numbers that end its sums (<see cref="RowOutput"/>): those that all channels share in locals in front of all loops, the others in the
/// channels' rows, or in tables of their own, one for each number.
/// </summary>
internal sealed class RowNumbers
{
    private readonly CodeBuilder code;
    private readonly Local?[] shared;
    private readonly int[] places;
    private Local[] tables = [];

    /// <summary>Declares the locals: create it where no loop is open.</summary>
    public RowNumbers(KernelBuilder builder, RowOutput output)
    {
        code = builder.Code;
        shared = [.. output.Shared.Select((number, i) => number is { } value ? code.Declare(Name(i), (Expression)value) : null)];
        places = [.. Enumerable.Range(0, shared.Length).Select(i => shared.Take(i).Count(local => local is null))];
    }

    /// <summary>The numbers of all channels in tables: an element is read at once, where a row is an array that must be read first.</summary>
    public static RowNumbers InTables(KernelBuilder builder, RowOutput output, int channels)
    {
        RowNumbers numbers = new(builder, output);
        numbers.tables = [.. Enumerable.Range(0, output.Length).Select(place =>
        {
            ArrayLiteral literal = new(CodeType.Int64, channels, () => [.. Enumerable.Range(0, channels).Select(channel => output.Numbers([channel])[place])]);
            return builder.Constants(new ConstantArray($"{builder.Context.Prefix}q{place}", literal), "q" + place);
        })];
        return numbers;
    }

    /// <summary>The numbers of a channel, which stand in a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The place of the channel's first number.</param>
    public IReadOnlyList<Expression> In(Local? row, int first) => [.. shared.Select((local, i) => local ?? (Expression)row![first + places[i]])];

    /// <summary>Reads the numbers of a channel from the tables into locals.</summary>
    public IReadOnlyList<Expression> Read(Expression channel) => [.. shared.Select((local, i) => local ?? (Expression)code.Declare(Name(i), tables[places[i]][channel]))];

    private static string Name(int number) => number == 0 ? "m" : "b";
}
