namespace NetGen.Generator.Cost;

/// <summary>
/// Executed IL instructions by class. What happens besides instructions is counted beside them: the locals that calls clear, the elements that
/// Array.Copy moves. Counts are averages where data decides which way the code goes.
/// </summary>
public readonly struct IlCounts
{
    private static readonly int Classes = Enum.GetValues(typeof(IlClass)).Length;

    private readonly double[]? counts;

    private IlCounts(double[] counts, double clearedLocals, double copiedElements)
    {
        this.counts = counts;
        ClearedLocals = clearedLocals;
        CopiedElements = copiedElements;
    }

    public double this[IlClass kind] => counts is null ? 0 : counts[(int)kind];

    /// <summary>Locals of the methods that were called: a call clears them.</summary>
    public double ClearedLocals { get; }

    /// <summary>Array elements moved by native code.</summary>
    public double CopiedElements { get; }

    /// <summary>All executed instructions.</summary>
    public double Total => counts is null ? 0 : counts.Sum();

    public static IlCounts operator +(IlCounts left, IlCounts right)
    {
        double[] sum = new double[Classes];
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = left[(IlClass)i] + right[(IlClass)i];
        }

        return new IlCounts(sum, left.ClearedLocals + right.ClearedLocals, left.CopiedElements + right.CopiedElements);
    }

    public static IlCounts operator *(IlCounts counts, double times)
    {
        double[] product = new double[Classes];
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = counts[(IlClass)i] * times;
        }

        return new IlCounts(product, counts.ClearedLocals * times, counts.CopiedElements * times);
    }

    /// <summary>Collects counts without a new array for each of them.</summary>
    internal sealed class Builder
    {
        private readonly double[] counts = new double[Classes];
        private double clearedLocals;
        private double copiedElements;

        public void Add(IlClass kind, double times) => counts[(int)kind] += times;

        public void AddCleared(double locals) => clearedLocals += locals;

        public void AddCopied(double elements) => copiedElements += elements;

        public void Add(IlCounts other, double times)
        {
            for (int i = 0; i < counts.Length; i++)
            {
                counts[i] += other[(IlClass)i] * times;
            }

            clearedLocals += other.ClearedLocals * times;
            copiedElements += other.CopiedElements * times;
        }

        public IlCounts Build() => new((double[])counts.Clone(), clearedLocals, copiedElements);
    }
}
