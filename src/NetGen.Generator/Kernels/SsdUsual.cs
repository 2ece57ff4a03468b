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

    /// <summary>The share of the rows in the list that are of the class looked at, with which a box is compared.</summary>
    public double OfOwnClass => Rows < 2 ? 0 : Math.Max(0, Candidates - 1) / (Rows - 1);

    /// <summary>Rows that a new one moves down: half of those of the classes before.</summary>
    public double Moved => Rows * (1 - (1.0 / Classes)) / 4;

    /// <summary>
    /// Levels that an index sinks, on average over the heap's making (half as many indices as there are, most of them low in the heap) and its undoing, where
    /// nearly each one sinks to the end.
    /// </summary>
    public double Levels
    {
        get
        {
            int count = (int)Math.Ceiling(Candidates);
            double levels = 0;
            for (int left = 2; left < count; left++)
            {
                levels += 0.9 * Math.Floor(Math.Log(left, 2));
            }

            for (int at = 0; at < count / 2; at++)
            {
                levels += 0.75 * Math.Floor(Math.Log((double)count / (at + 1), 2));
            }

            return levels / (count + (count / 2));
        }
    }
}
