namespace NetGen.Generator.Layers;

/// <summary>
/// A mel filter bank over the bins of a real Fourier transform. Corner frequencies are evenly spaced on the mel scale; band m is a triangle over the hertz from corner m
/// by corner m + 1 to corner m + 2. Between two corners one band falls as the next one rises, and both add up to 1: a single weight says both.
/// </summary>
public sealed class MelBank
{
    private readonly double[] corners;

    /// <param name="bands">Bands.</param>
    /// <param name="points">Points of the transform: bin k is at k * <paramref name="rate"/> / points.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="low">The first corner, in hertz.</param>
    /// <param name="high">The last corner, in hertz; at most half of the rate.</param>
    /// <param name="scale">The mel scale.</param>
    public MelBank(int bands, int points, int rate, double low, double high, MelScale scale)
    {
        (double first, double last) = (ToMel(low, scale), ToMel(high, scale));
        corners = [.. Enumerable.Range(0, bands + 2).Select(i => ToHertz(first + ((last - first) * i / (bands + 1)), scale))];
        (corners[0], corners[bands + 1]) = (low, high);
        int[] starts = new int[bands + 2];
        List<double> rising = [];
        int bin = 0;
        for (int segment = 0; segment <= bands; segment++)
        {
            (double from, double to) = (corners[segment], corners[segment + 1]);
            while (segment == 0 && Hertz(bin) <= from)
            {
                bin++;
                rising.Add(0);
            }

            starts[segment] = bin;
            for (; Hertz(bin) < to; bin++)
            {
                rising.Add((Hertz(bin) - from) / (to - from));
            }
        }

        starts[bands + 1] = bin;
        Starts = starts;
        Rising = rising;

        double Hertz(int k) => (double)k * rate / points;
    }

    public int Bands => corners.Length - 2;

    /// <summary>The first bin of each segment between two corners, and the one behind the last segment: Bands + 2 numbers.</summary>
    public IReadOnlyList<int> Starts { get; }

    /// <summary>For each bin up to the last one in the bank: the weight in the band that rises there. The band before it has 1 less that.</summary>
    public IReadOnlyList<double> Rising { get; }

    /// <summary>The bins that some band hears.</summary>
    public int Bins => Starts[Bands + 1] - Starts[0];

    /// <summary>The first band between whose ends no bin lies; -1 where there is none.</summary>
    public int EmptyBand => Enumerable.Range(0, Bands).Where(band => Starts[band] == Starts[band + 2]).DefaultIfEmpty(-1).First();

    /// <summary>Where a band begins and ends, in hertz.</summary>
    public (double Low, double High) Ends(int band) => (corners[band], corners[band + 2]);

    private static double ToMel(double hertz, MelScale scale) =>
        scale == MelScale.Htk ? 2595 * Math.Log10(1 + (hertz / 700))
        : hertz < 1000 ? hertz * 3 / 200
        : 15 + (27 * Math.Log(hertz / 1000) / Math.Log(6.4));

    private static double ToHertz(double mel, MelScale scale) =>
        scale == MelScale.Htk ? 700 * (Math.Pow(10, mel / 2595) - 1)
        : mel < 15 ? mel * 200 / 3
        : 1000 * Math.Exp((mel - 15) * Math.Log(6.4) / 27);
}
