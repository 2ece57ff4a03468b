using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The requantizations of a node's sums, each sought once for all of its forms, channels that are alike, and positions.</summary>
internal sealed class Formulas
{
    private readonly Dictionary<(FixedPointMultiplier Factor, SumRange Value, long Bias), Requantization?> found = [];
    private readonly Dictionary<(FixedPointMultiplier Factor, SumRange Value, long Bias, int Place), Requantization?> placed = [];
    private readonly Dictionary<(FixedPointMultiplier Factor, SumRange Sum, long Bias, int Width), FoldedOffset?> folded = [];
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

    /// <summary>
    /// How a lane of a packed sum ends: its formula, and whether that takes the lane where it is. A last lane with a fraction has the formula of <see cref="Fold"/>.
    /// </summary>
    /// <param name="sum">The limits of the lane's sum without its bias.</param>
    public (Requantization Formula, bool InPlace) OfLane(FixedPointMultiplier factor, SumRange sum, long bias, Lane lane)
    {
        if (lane.Fraction > 0)
        {
            return (Fold(factor, sum, bias, lane)!.Formula, false);
        }

        (SumRange value, long less) = (sum + lane.Offset, bias - lane.Offset);
        return lane is { IsLast: false, Shift: > 0 } && Place(factor, value, less, lane.Shift) is { } placed ? (placed, true) : (Find(factor, value, less)!, false);
    }

    /// <summary>The formula of a last lane whose offset is part of the packed sum: <see cref="FoldedOffset.Find"/>.</summary>
    /// <param name="sum">The limits of the lane's sum without its bias.</param>
    public FoldedOffset? Fold(FixedPointMultiplier factor, SumRange sum, long bias, Lane lane)
    {
        if (!folded.TryGetValue((factor, sum, bias, lane.Width), out FoldedOffset? fold))
        {
            fold = isWide ? null : FoldedOffset.Find(Steps(factor, sum, bias), factor.Real, lane.Width, TableStart);
            folded.Add((factor, sum, bias, lane.Width), fold);
        }

        return fold;
    }

    /// <summary>The formula of a lane that is only masked: <see cref="Requantization.FindPlaced"/>.</summary>
    private Requantization? Place(FixedPointMultiplier factor, SumRange value, long bias, int place)
    {
        if (!placed.TryGetValue((factor, value, bias, place), out Requantization? formula))
        {
            formula = isWide ? null : Requantization.FindPlaced(Steps(factor, value, bias), factor, place);
            placed.Add((factor, value, bias, place), formula);
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
