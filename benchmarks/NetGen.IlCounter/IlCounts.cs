using System.Reflection.Metadata;
using System.Text;

namespace NetGen.IlCounter;

/// <summary>Executed IL instructions, by opcode and by class, and the calls among them.</summary>
public sealed record IlCounts
{
    internal static readonly int ClassCount = Enum.GetValues<IlClass>().Length;

    private readonly long[] byOpcode;
    private readonly long[] byClass;

    internal IlCounts(long[] byOpcode, long[] byClass)
    {
        this.byOpcode = byOpcode;
        this.byClass = byClass;
    }

    /// <summary>Nothing executed.</summary>
    public static IlCounts Zero { get; } = new(new long[Opcodes.Count], new long[ClassCount]);

    /// <summary>All executed instructions.</summary>
    public long Instructions => byClass.Sum();

    /// <summary>Calls of methods of the assembly.</summary>
    public long Calls { get; init; }

    /// <summary>The callees' locals, summed over <see cref="Calls"/>: an interpreter clears each of them.</summary>
    public long CalleeLocals { get; init; }

    /// <summary>The callees' arguments, summed over <see cref="Calls"/>.</summary>
    public long CalleeArguments { get; init; }

    /// <summary>Calls of the framework's methods, such as System.Array.Copy; what happens inside is not counted.</summary>
    public long FrameworkCalls { get; init; }

    /// <summary>The opcodes that were executed, most frequent first.</summary>
    public IReadOnlyList<(ILOpCode Opcode, long Count)> ByOpcode =>
        [.. Enumerable.Range(0, Opcodes.Count).Where(i => byOpcode[i] != 0).OrderByDescending(i => byOpcode[i]).ThenBy(i => i).Select(i => (Opcodes.FromIndex(i), byOpcode[i]))];

    /// <summary>How often one opcode was executed.</summary>
    public long this[ILOpCode opcode] => byOpcode[Opcodes.Index(opcode)];

    /// <summary>How many instructions of a class were executed.</summary>
    public long this[IlClass group] => byClass[(int)group];

    /// <summary>Both together.</summary>
    public static IlCounts operator +(IlCounts left, IlCounts right) => Combine(left, right, 1);

    /// <summary>What the left side has more than the right: the work between two readings.</summary>
    public static IlCounts operator -(IlCounts left, IlCounts right) => Combine(left, right, -1);

    /// <summary>Equal in every number.</summary>
    public bool Equals(IlCounts? other) =>
        other is not null && Calls == other.Calls && CalleeLocals == other.CalleeLocals && CalleeArguments == other.CalleeArguments
        && FrameworkCalls == other.FrameworkCalls && byOpcode.AsSpan().SequenceEqual(other.byOpcode) && byClass.AsSpan().SequenceEqual(other.byClass);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Instructions, Calls, CalleeLocals);

    /// <summary>The classes and the calls, one a line.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append("instructions ").Append(Instructions).Append('\n');
        foreach (IlClass group in Enum.GetValues<IlClass>().Where(group => this[group] != 0))
        {
            text.Append("  ").Append(group).Append(' ').Append(this[group]).Append('\n');
        }

        return text.Append("calls ").Append(Calls).Append(", locals of callees ").Append(CalleeLocals)
            .Append(", framework calls ").Append(FrameworkCalls).ToString();
    }

    private static IlCounts Combine(IlCounts left, IlCounts right, long sign) =>
        new([.. left.byOpcode.Zip(right.byOpcode, (a, b) => a + (sign * b))], [.. left.byClass.Zip(right.byClass, (a, b) => a + (sign * b))])
        {
            Calls = left.Calls + (sign * right.Calls),
            CalleeLocals = left.CalleeLocals + (sign * right.CalleeLocals),
            CalleeArguments = left.CalleeArguments + (sign * right.CalleeArguments),
            FrameworkCalls = left.FrameworkCalls + (sign * right.FrameworkCalls),
        };
}
