using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The requantizations of a node's sums, each sought once for all of its forms, channels that are alike, and positions.</summary>
internal sealed class Formulas
{
    private readonly Dictionary<(FixedPointMultiplier Factor, SumRange Value, long Bias), Requantization?> found = [];
    private readonly Dictionary<FixedPointMultiplier, int[]> steps = [];
    private readonly int zeroPoint;
    private readonly bool isWide;
    private readonly KernelContext context;
    private bool? coversWeights;

    private Formulas(KernelContext context)
    {
        this.context = context;
        Quantization output = context.Output.Type.Quantization!;
        zeroPoint = output.ZeroPoint;
        isWide = context.Output.Type.Element == ElementType.Int16;
        (Low, High) = Requantize.Clamp(context.Output.Type, ((ActivatedOperator)context.Node.Operator).Activation);
    }

    /// <summary>Whether outputs have 16 bits: too many steps to be compared one by one.</summary>
    public bool IsWide => isWide;

    /// <summary>The smallest output.</summary>
    public int Low { get; }

    /// <summary>The largest output.</summary>
    public int High { get; }

    public static Formulas Of(KernelContext context) => context.Once(() => new Formulas(context))!;

    /// <summary>The cheapest formula: <see cref="Requantization.Find"/>.</summary>
    public Requantization? Find(FixedPointMultiplier factor, SumRange value, long bias)
    {
        if (!found.TryGetValue((factor, value, bias), out Requantization? formula))
        {
            // 16 bits have too many steps for a search: the formula that is equal for every sum.
            formula = isWide
                ? Requantization.FindSigned(factor, zeroPoint, value, bias, Math.Min(31 - factor.Shift, Requantization.MostShift))
                : Requantization.Find(factor, zeroPoint, Steps(factor, value, bias), bias);
            found.Add((factor, value, bias), formula);
        }

        return formula;
    }

    /// <summary>The value that a table of limits starts with: <see cref="LimitedStore.TableStart"/>.</summary>
    public int? TableStart(SumRange results) => LimitedStore.TableStart(context, results, Low, High);

    /// <summary>The steps of a factor on a range.</summary>
    public StepFunction Steps(FixedPointMultiplier factor, SumRange value, long bias)
    {
        if (!steps.TryGetValue(factor, out int[]? sums))
        {
            steps.Add(factor, sums = factor.Steps(zeroPoint, Low, High));
        }

        return new StepFunction(value, Low, High, sums, bias);
    }

    /// <summary>Whether there is a formula: <see cref="Requantization.Covers"/>.</summary>
    public bool Covers(FixedPointMultiplier factor, SumRange value, long bias) => Requantization.CoversAtOnce(factor, value, bias) ?? Find(factor, value, bias) is not null;

    /// <summary>Whether every channel of a layer with weights has a formula, for its sum without its bias.</summary>
    public bool Cover(KernelContext context, ConvolutionWeights weights, int channels)
    {
        return coversWeights ??= Find();

        bool Find()
        {
            FixedPointMultiplier[] factors = OutputStage.Factors(context);
            return Enumerable.Range(0, channels).All(k =>
                Covers(factors[factors.Length == 1 ? 0 : k], weights.Sum(k), weights.Bias(k)));
        }
    }
}
