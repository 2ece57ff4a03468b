using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>16-bit samples of sound to logarithms of mel energies: S x 1, or S in rows of any length, -> T x bands.</summary>
public sealed record LogMel(int Bands, int Rate, int Window, int Hop, float Low, float High, MelScale Scale, float Floor, bool Causal) : Operator
{
    /// <summary>Samples in front that no frame has.</summary>
    public int Skip { get; init; }


    private const int LeastWindow = 16;
    private const int LargestWindow = 4096;

    /// <summary>A sample of 32768 is 1.</summary>
    public static readonly Quantization Samples = new(1f / 32768, 0);

    public static LogMel Read(ArgumentReader arguments)
    {
        int rate = arguments.Int("SampleRate", 16000, 1000, 1_000_000);
        int window = arguments.Int("Window", 480, LeastWindow, LargestWindow);
        float high = arguments.Float("HighFrequency", 0, 0, rate / 2f);
        LogMel read = new(
            arguments.Int("Mels", 1, 1, 512),
            rate,
            window,
            arguments.Int("Hop", Math.Min(320, window), 1, window),
            arguments.Float("LowFrequency", 20, 0, rate / 2f),
            high == 0 ? rate / 2f : high,
            arguments.Member("Scale", MelScale.Htk),
            arguments.Float("Floor", 1e-6f, 1e-9f, 1e6f),
            arguments.Flag("Causal"));
        if (window % 2 != 0)
        {
            arguments.Report(FindingIds.ArgumentOutOfRange, "Window", $"Window is {window}; it must be even");
        }

        if (read.Low >= read.High)
        {
            arguments.Report(FindingIds.ConflictingArguments, "LowFrequency", FormattableString.Invariant($"the bands would lie between {read.Low} and {read.High} Hz; LowFrequency must be below HighFrequency"));
        }
        else if (!arguments.Failed && read.Bank is var bank && bank.EmptyBand is >= 0 and var band)
        {
            (double from, double to) = bank.Ends(band);
            arguments.Report(FindingIds.ConflictingArguments, "Mels", FormattableString.Invariant($"band {band}, from {from:F0} to {to:F0} Hz, holds no bin of the transform, which are {(double)rate / read.Points:F0} Hz apart; take fewer Mels or a longer Window"));
        }

        return read;
    }

    /// <summary>Points of the real transform, a power of two.</summary>
    public int Points
    {
        get
        {
            int points = LeastWindow;
            while (points < Window)
            {
                points *= 2;
            }

            return points;
        }
    }

    public MelBank Bank => new(Bands, Points, Rate, Low, High, Scale);

    public override bool GivesPrecision => true;

    public override string Describe() => $"LogMel {Bands} /{Hop}";

    /// <summary>Multiply-accumulates of a frame: window, complex transform of half as many points, split and squares, filter bank.</summary>
    public long FrameMacs
    {
        get
        {
            int stages = 0;
            while (2 << stages < Points)
            {
                stages++;
            }

            return Window + ((long)Points * stages) + (2 * Points) + Bank.Bins;
        }
    }

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        int least = Causal ? Hop : Window;
        if (input.Rank != 2)
        {
            return new ShapeProblem(FindingIds.ShapeMismatch, null, $"the input is {input}; it must be samples x 1, or rows of samples, for example [Input({Window + (10 * Hop)}, 1)] or [Input(50, {Hop})]");
        }

        int samples = (int)input.Count - Skip;
        return samples < least
            ? new ShapeProblem(FindingIds.ShapeMismatch, null, $"the input has {samples} samples; the first frame takes {least}")
            : new TensorShape(Causal ? samples / Hop : ((samples - Window) / Hop) + 1, Bands);
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs) =>
        new(Macs: outputs[0].Height * FrameMacs, Units: outputs[0].Count);

    /// <summary>A frame reads whole rows of samples where a hop is made of them; where frames end with a hop, the rows' first samples may be too old.</summary>
    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs)
    {
        int row = inputs[0].Channels;
        if (Hop % row != 0 || Skip != 0)
        {
            return null;
        }

        int extent = (Window + row - 1) / row;
        int stride = Hop / row;
        return Causal
            ? new(extent, stride, extent - stride, this with { Causal = false, Skip = (extent * row) - Window })
            : new(extent, stride, 0, this);
    }
}
