namespace NetGen.Calibration.Comparing;

/// <summary>Sums up how far the integer network's numbers are from the float network's.</summary>
internal sealed class ErrorMeter
{
    private double signal;
    private double noise;
    private double absolute;
    private double largest;
    private long count;

    public void Add(double real, double quantized)
    {
        double error = Math.Abs(real - quantized);
        signal += real * real;
        noise += error * error;
        absolute += error;
        largest = Math.Max(largest, error);
        count++;
    }

    /// <summary>10 log10(signal / noise); infinite without noise.</summary>
    public double Decibels => noise == 0 ? double.PositiveInfinity : 10 * Math.Log10(signal / noise);

    public double MeanError => absolute / Math.Max(count, 1);

    public double LargestError => largest;
}
