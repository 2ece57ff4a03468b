using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What a detector's cost is reckoned for, as data decides it: as many boxes above the threshold as the list has rows, spread evenly over the classes, none
/// suppressed by another. The scores that are looked at, nearly all of the cost, are the same for every image.
/// </summary>
internal sealed record SsdUsual(SsdDetector Detector, int Boxes, int Scores)
{
    /// <summary>Classes that can be detected.</summary>
    public int Classes => Detector.Background < 0 ? Scores : Scores - 1;

    /// <summary>Boxes of a class above the threshold.</summary>
    public double Candidates => Math.Min(Boxes, (double)Rows / Classes);

    /// <summary>Rows of the list, all of them filled in the end.</summary>
    public int Rows => (int)Math.Min(Detector.MaxDetections, (long)Boxes * Classes);

    /// <summary>Levels that an index sinks: about all of a heap's, whose other half is its last one.</summary>
    public double Levels => Math.Max(0, Math.Log(Candidates, 2) - 1);
}
