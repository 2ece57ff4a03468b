using NetGen.Generator.Code;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The sums of several output channels over the same inputs, spelled out. The inputs are loaded into locals once for all channels, block by
/// block, while the sums wait in locals; with one block, each sum goes straight to its output. A compiler gets float sums <see cref="SumsAbreast"/>.
/// </summary>
internal sealed class UnrolledProducts(KernelBuilder builder, IOutputStage stage)
{
    /// <summary>Inputs held in locals at a time. With the sums and the window's tests they stay below the limit of a method.</summary>
    private const int BlockInputs = 80;

    /// <summary>Sums held in locals while several blocks of inputs pass.</summary>
    private const int BlockSums = 48;

    /// <summary>IL instructions: an input into its local, a local times a constant to a sum, a sum to its output.</summary>
    private const int InstructionsPerInput = 7;

    private const int InstructionsPerGuardedInput = 14;

    private const int InstructionsPerMac = 4;

    private const int InstructionsPerOutput = 50;

    private readonly CodeBuilder code = builder.Code;

    /// <summary>Output channels that fit one method; 0 if not even one does.</summary>
    /// <param name="guarded">Whether inputs may lie outside, and are tested.</param>
    public static int ChannelsPerMethod(int inputs, bool guarded)
    {
        long left = KernelLimits.MethodInstructions - ((long)inputs * (guarded ? InstructionsPerGuardedInput : InstructionsPerInput));
        int byCode = (int)Math.Max(0, left / (((long)inputs * InstructionsPerMac) + InstructionsPerOutput));
        return inputs > BlockInputs ? Math.Min(byCode, BlockSums) : byCode;
    }

    /// <summary>Output channels in as few methods as hold them; null if not even one fits.</summary>
    /// <param name="guarded">Whether inputs may lie outside, and are tested.</param>
    /// <param name="terms">How many inputs a channel has a weight for.</param>
    public static IReadOnlyList<(int First, int Count)>? Methods(int first, int count, int inputs, bool guarded, Func<int, int> terms)
    {
        long loads = (long)inputs * (guarded ? InstructionsPerGuardedInput : InstructionsPerInput);
        int most = inputs > BlockInputs ? BlockSums : int.MaxValue;
        List<(int First, int Count)> methods = [];
        (int start, long instructions) = (first, loads);
        for (int k = first; k < first + count; k++)
        {
            long more = ((long)terms(k) * InstructionsPerMac) + InstructionsPerOutput;
            if (k > start && (k - start == most || instructions + more > KernelLimits.MethodInstructions))
            {
                methods.Add((start, k - start));
                (start, instructions) = (k, loads);
            }

            instructions += more;
            if (instructions > KernelLimits.MethodInstructions)
            {
                return null;
            }
        }

        methods.Add((start, first + count - start));
        return methods;
    }

    /// <summary>Writes the outputs of channels <paramref name="first"/> and following.</summary>
    /// <param name="inputs">What each input is, or a constant; null for inputs that count nothing.</param>
    /// <param name="weight">The weight of a channel for an input; null for zero.</param>
    /// <param name="start">The sum of a channel without any input: its bias.</param>
    public void Write(IReadOnlyList<Expression?> inputs, Func<int, int, Expression?> weight, Func<int, Expression> start, Func<int, Element> output, int first, int count)
    {
        Expression?[] values = new Expression?[inputs.Count];
        Expression[] sums = [.. Enumerable.Range(first, count).Select(k => stage.Begin(start(k)))];
        SumsAbreast? abreast = SumsAbreast.Of(builder, stage);
        int from = 0;
        do
        {
            int to = Math.Min(from + BlockInputs, inputs.Count);
            for (int i = from; i < to; i++)
            {
                values[i] = inputs[i] is null or IntegerConstant or FloatConstant or Local ? inputs[i] : code.Scratch("v" + (i - from), inputs[i]!);
            }

            bool isLast = to == inputs.Count;
            abreast?.Add(sums, from, to, (k, i, end) => Terms(values, weight, first + k, i, end), isLast ? k => (output(first + k), start(first + k), first + k) : null);
            for (int k = 0; k < count && abreast is null; k++)
            {
                sums[k] = UnrolledSum.Of(code, sums[k], Terms(values, weight, first + k, from, to));
                if (isLast)
                {
                    stage.StoreConstant(builder, output(first + k), stage.End(sums[k], start(first + k)), first + k);
                }
                else
                {
                    sums[k] = code.Scratch("s" + k, sums[k].As(stage.Accumulator));
                }
            }

            from = to;
        }
        while (from < inputs.Count);
    }

    private static IEnumerable<Expression> Terms(Expression?[] values, Func<int, int, Expression?> weight, int channel, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (values[i] is { } value && weight(channel, i) is { } factor)
            {
                yield return value * factor;
            }
        }
    }
}
