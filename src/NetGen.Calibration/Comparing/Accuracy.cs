namespace NetGen.Calibration.Comparing;

/// <summary>An integer network against the float network that it was made of, over some samples.</summary>
/// <param name="Samples">Their number.</param>
/// <param name="Values">Inputs, then what the layers compute in the order in which they run; without what a clamp behind cuts off, and without indices.</param>
/// <param name="Agreement">The share of samples for which every output has its largest value at the same index in both, or for indices the same numbers.</param>
public sealed record Accuracy(int Samples, IReadOnlyList<ValueError> Values, double Agreement)
{
    /// <summary>The outputs that are no indices.</summary>
    public IEnumerable<ValueError> Outputs => Values.Where(value => value.IsOutput);
}
