namespace NetGen.Calibration;

/// <summary>How the range of a value follows from what was observed of it. Inputs have their smallest and largest value whatever the method.</summary>
public enum RangeMethod
{
    /// <summary>From the smallest to the largest value: nothing seen in calibration is clipped.</summary>
    MinMax,

    /// <summary>From a low to a high percentile of all values: outliers are clipped.</summary>
    Percentile,

    /// <summary>The part of the smallest to the largest value that leaves the least mean squared error, rounding and clipping together.</summary>
    LeastError,
}
