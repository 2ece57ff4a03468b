using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The fixed-point numbers of a log-mel layer. Products of samples and window are shifted so that no sum of the transform leaves 32 bits, squares so that no energy
/// leaves 62; both follow from the window itself, for the loudest sound that 16 bits hold. training/keywords/frontend.py computes the same numbers.
/// </summary>
internal sealed class LogMelTables
{
    /// <summary>Fraction bits of the filter bank's weights.</summary>
    public const int WeightBits = 14;

    private const double LargestSample = 32768;

    private readonly LogMel layer;

    public LogMelTables(LogMel layer)
    {
        this.layer = layer;
        Bank = layer.Bank;
        Window = [.. Enumerable.Range(0, layer.Window).Select(i => Round(short.MaxValue * (0.5 - (0.5 * Math.Cos(2 * Math.PI * i / layer.Window)))))];
        double sum = LargestSample * Window.Sum(weight => (double)weight);
        double squares = Window.Sum(weight => LargestSample * weight * LargestSample * weight);

        // Rounding adds at most a unit for each point and stage; 1.3 * 2^30, doubled and squared, is below 2^63.
        while ((sum * Math.Pow(2, -SampleShift)) + (16 * layer.Points) > 1.3 * (1 << 30))
        {
            SampleShift++;
        }

        // Parseval: the squares of all doubled bins of one side are at most 2 N times the squares of the windowed samples.
        double peak = squares * Math.Pow(2, -2 * SampleShift) * 2 * layer.Points * 1.01;
        while (peak * Math.Pow(2, WeightBits - PowerShift) > Math.Pow(2, FixedPointLog.Bits))
        {
            PowerShift++;
        }
    }

    public MelBank Bank { get; }

    /// <summary>The Hann window, 32767 high.</summary>
    public int[] Window { get; }

    /// <summary>By how many bits products of samples and window are shifted.</summary>
    public int SampleShift { get; }

    /// <summary>By how many bits squares are shifted.</summary>
    public int PowerShift { get; }

    /// <summary>For each bin the weight in the band that rises there.</summary>
    public int[] Rising => [.. Bank.Rising.Select(weight => Round(weight * (1 << WeightBits)))];

    /// <summary>What a sine table of <see cref="LogMel.Points"/> entries and 30 fraction bits holds.</summary>
    public int[] Sines => [.. Enumerable.Range(0, layer.Points).Select(i => Round((1 << FixedPointFft.Bits) * Math.Sin(2 * Math.PI * i / layer.Points)))];

    /// <summary>ln of what an energy of 1 is in the sums' units, with triangles 1 high.</summary>
    public double LogOfUnit
    {
        get
        {
            double sample = LargestSample * short.MaxValue / Math.Pow(2, SampleShift);
            return Math.Log(4 * sample * sample * Math.Pow(2, WeightBits - PowerShift));
        }
    }

    /// <summary>What the height of each band's triangle adds to log2, in units of <see cref="FixedPointLog"/>; empty where all are 1 high.</summary>
    public int[] Heights => layer.Scale == MelScale.Htk ? []
        : [.. Enumerable.Range(0, layer.Bands).Select(band => Bank.Ends(band) is var (low, high) ? Round(Math.Log(2 / (high - low)) / FixedPointLog.Unit) : 0)];

    /// <summary>The least log2, that of the floor.</summary>
    public int Least => Round((Math.Log(layer.Floor) + LogOfUnit) / FixedPointLog.Unit);

    private static int Round(double value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);
}
