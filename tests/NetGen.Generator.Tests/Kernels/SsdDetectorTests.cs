using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NetGen.Generator.Declarations;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;
using NetGen.TestKit;

namespace NetGen.Generator.Tests.Kernels;

/// <summary>Detections of random locations and scores, in both precisions: what must hold of any list, and every row as a plain search finds it.</summary>
public sealed class SsdDetectorTests
{
    private static readonly Quantization Places = new(0.03125f, 3);
    private static readonly Quantization Probabilities = new(1f / 256, -128);

    private static readonly string[] Options =
    [
        "MaxDetections = 12",
        "MaxDetections = 200, ScoreThreshold = 0f, IouThreshold = 0.1f, MaxPerClass = 5",
        "MaxDetections = 30, ScoreThreshold = 0.6f, TopK = 4, Convention = SsdConvention.Caffe, MinSizes = new[] { 0.25f, 0.5f }, MaxSizes = new[] { 0.5f, 0f }, RatiosPerMap = new[] { 1, 2 }",
        "MaxDetections = 1, ScoreThreshold = 0.01f, Background = 2",
        "MaxDetections = 40, IouThreshold = 0.8f, Background = -1, Clip = true",
    ];

    private static readonly Lazy<Detector>[] Detectors =
        [.. from option in Options from precision in Enum.GetValues<NetworkPrecision>() select new Lazy<Detector>(() => new Detector(option, precision))];

    [Property(MaxTest = 400)]
    public Property EveryListIsSound(int seed)
    {
        (Detector detector, List<Row> rows, _, _) = Run(seed);
        SsdDetector op = detector.Operator;
        List<Row> found = [.. rows.TakeWhile(row => row.Score > 0)];
        bool zeros = rows.Skip(found.Count).All(row => row == default);
        bool sorted = found.Zip(found.Skip(1), (row, next) => row.Score >= next.Score).All(holds => holds);
        bool above = found.All(row => row.Score > op.ScoreThreshold && row.Class != op.Background);
        bool apart = !found.Any(row => found.Any(other => row != other && row.Class == other.Class && Overlap(row, other) > op.IouThreshold + 1e-5));
        bool few = found.GroupBy(row => row.Class).All(rows => rows.Count() <= op.MaxPerClass);
        return (rows.Count == op.MaxDetections && zeros && sorted && above && apart && few).Label($"{zeros} {sorted} {above} {apart} {few}");
    }

    [Property(MaxTest = 400)]
    public Property EveryRowIsFoundByAPlainSearch(int seed)
    {
        (Detector detector, List<Row> rows, float[] locations, float[] scores) = Run(seed);
        if (Search(detector.Operator, locations, scores) is not { } expected)
        {
            return true.Classify(true, "a matter of rounding");
        }

        int differs = rows.Zip(expected, Near).ToList().IndexOf(false);
        return (differs < 0).Label(differs < 0 ? "" : $"row {differs}: {rows[differs]} instead of {expected[differs]}");

        static bool Near(Row row, Row other) => row.Class == other.Class && Math.Abs(row.Score - other.Score) < 1e-6
            && row.Borders.Zip(other.Borders, (border, wanted) => Math.Abs(border - wanted) <= 1e-5 * Math.Max(1, Math.Abs(wanted))).All(near => near);
    }

    /// <summary>Values that no training gives make no detections, and do no harm.</summary>
    [Theory]
    [InlineData(float.NaN, 0.9f)]
    [InlineData(float.PositiveInfinity, 0.9f)]
    [InlineData(0f, float.NaN)]
    [InlineData(1e30f, float.PositiveInfinity)]
    public void NotANumberDoesNoHarm(float location, float score)
    {
        Detector detector = Detectors[0].Value;
        Assert.Equal(12 * 6, ((float[])detector.Infer([.. Enumerable.Repeat(location, detector.Boxes * 4)], [.. Enumerable.Repeat(score, detector.Boxes * Detector.Classes)])).Length);
    }

    /// <summary>The example of docs/detection.md is a network, and takes and gives what the page says.</summary>
    [Fact]
    public void TheExampleOfThePageIsANetwork()
    {
        string page = File.ReadAllText(Repository.Combine("docs", "detection.md"));
        string example = page.Split("```")[1]["csharp".Length..].Replace("Weights(\"faces.netgen\")", "Weights(Seed = 1)", StringComparison.Ordinal);
        Declaration declaration = DeclaredNetwork.Read("using NetGen;" + example);
        Assert.Empty(declaration.Findings);
        RunnableNetwork network = RunnableNetwork.Compile(declaration.Model, new RandomParameters(1));
        Assert.Empty(network.Compiled.Findings);
        Assert.IsType<float[]>(network.Infer(new sbyte[96 * 96 * 3])[0]);
        Assert.Equal(0, network.AllocatedBytes(new sbyte[96 * 96 * 3]));
        Assert.Null(network.Type.GetMethod("Classify"));
    }

    private static (Detector Detector, List<Row> Rows, float[] Locations, float[] Scores) Run(int seed)
    {
        Random random = new(seed);
        Detector detector = Detectors[random.Next(Detectors.Length)].Value;
        double spread = random.Next(1, 40) / 10.0;
        double share = random.NextDouble();
        int steps = random.Next(2) == 0 ? 4 : 255;
        float[] locations = [.. Enumerable.Range(0, detector.Boxes * 4).Select(_ => Places.Scale * Math.Clamp(random.Next(-128, 128), -(int)(spread * 32), (int)(spread * 32)))];
        float[] scores = [.. Enumerable.Range(0, detector.Boxes * Detector.Classes).Select(_ => random.NextDouble() < share ? (float)Math.Round(random.NextDouble() * steps) / steps * 255 / 256 : 0)];
        if (detector.IsInt8)
        {
            // What the integers stand for.
            locations = [.. locations.Select(value => Real(Stored(value, Places), Places))];
            scores = [.. scores.Select(value => Real(Stored(value, Probabilities), Probabilities))];
        }

        Array found = detector.Infer(locations, scores);
        return (detector, [.. ((float[])found).Chunk(6).Select(row => new Row(row[0], row[1], row[2], row[3], row[4], row[5]))], locations, scores);
    }

    private static sbyte Stored(float value, Quantization type) => (sbyte)Math.Clamp(Math.Round(value / type.Scale) + type.ZeroPoint, -128, 127);

    private static float Real(sbyte stored, Quantization type) => (stored - type.ZeroPoint) * type.Scale;

    /// <summary>All detections; null where a decision hangs on the last bits.</summary>
    private static List<Row>? Search(SsdDetector op, float[] locations, float[] scores)
    {
        List<(double Y, double X, double Height, double Width)> priors = [];
        foreach (PriorMap map in op.Maps)
        {
            for (int cell = 0; cell < map.Rows * map.Columns; cell++)
            {
                for (int box = 0; box < map.PerCell; box++)
                {
                    priors.Add((((cell / map.Columns) + 0.5) / map.Rows, ((cell % map.Columns) + 0.5) / map.Columns, map.Sizes[box * 2], map.Sizes[(box * 2) + 1]));
                }
            }
        }

        List<Row> found = [];
        for (int label = 0; label < Detector.Classes; label++)
        {
            if (label == op.Background)
            {
                continue;
            }

            List<Row> kept = [];
            List<int> open = [.. Enumerable.Range(0, priors.Count).Where(box => Score(box) > op.ScoreThreshold)];
            for (int looks = 0; open.Count > 0 && (op.TopK == 0 || looks < op.TopK); looks++)
            {
                int best = open.MaxBy(Score);
                open.Remove(best);
                Row row = Decode(best, label);
                double[] overlaps = [.. kept.Select(other => Overlap(row, other))];
                if (overlaps.Any(overlap => Math.Abs(overlap - op.IouThreshold) < 1e-4))
                {
                    return null;
                }

                if (kept.Count < op.MaxPerClass && overlaps.All(overlap => overlap <= op.IouThreshold))
                {
                    kept.Add(row);
                }
            }

            found.AddRange(kept);

            double Score(int box) => scores[(box * Detector.Classes) + label];
        }

        return [.. found.OrderByDescending(row => row.Score).Concat(Enumerable.Repeat(default(Row), op.MaxDetections)).Take(op.MaxDetections)];

        Row Decode(int box, int label)
        {
            double[] t = [.. locations.Skip(box * 4).Take(4).Zip(op.Variances, (value, variance) => (double)value * variance)];
            t = op.Convention == Layers.SsdConvention.Caffe ? [t[1], t[0], t[3], t[2]] : t;
            (double priorY, double priorX, double priorHeight, double priorWidth) = priors[box];
            (double y, double x) = (priorY + (t[0] * priorHeight), priorX + (t[1] * priorWidth));
            (double height, double width) = (Math.Exp(t[2]) * priorHeight, Math.Exp(t[3]) * priorWidth);
            double[] borders = [y - (height / 2), x - (width / 2), y + (height / 2), x + (width / 2)];
            borders = op.Clip ? [.. borders.Select(border => Math.Clamp(border, 0, 1))] : borders;
            return new Row(label, scores[(box * Detector.Classes) + label], borders[0], borders[1], borders[2], borders[3]);
        }
    }

    private static double Overlap(Row a, Row b)
    {
        double both = Math.Max(0, Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top)) * Math.Max(0, Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left));
        return both == 0 ? 0 : both / (a.Area + b.Area - both);
    }

    private readonly record struct Row(double Class, double Score, double Top, double Left, double Bottom, double Right)
    {
        public double[] Borders => [Top, Left, Bottom, Right];

        public double Area => (Bottom - Top) * (Right - Left);
    }

    /// <summary>A detector over two maps, of 3 x 4 and 2 x 1 cells.</summary>
    private sealed class Detector
    {
        public const int Classes = 4;

        private readonly RunnableNetwork network;

        public Detector(string options, NetworkPrecision precision)
        {
            IsInt8 = precision == NetworkPrecision.Int8;
            bool isCaffe = options.Contains("Caffe", StringComparison.Ordinal);
            Boxes = isCaffe ? (12 * 4) + (2 * 5) : (12 * 3) + (2 * 6);
            string[] members =
            [
                "[Input(3, 4, 2)] static partial void First();",
                "[Input(2, 1, 2)] static partial void Second();",
                $"[Input({Boxes}, 4)] static partial void Loc();",
                $"[Input({Boxes}, {Classes})] static partial void Scores();",
                $"[SsdDetector(nameof(Loc), nameof(Scores), nameof(First), nameof(Second), {options})] static partial void Found();",
            ];
            network = IsInt8
                ? SmallNetwork.Int8(CodeForm.Auto, [("First", Places), ("Second", Places), ("Loc", Places), ("Scores", Probabilities)], members)
                : SmallNetwork.Float(CodeForm.Auto, members);
        }

        public int Boxes { get; }

        public bool IsInt8 { get; }

        public SsdDetector Operator => (SsdDetector)network.Compiled.Plan!.Graph.Nodes.Single().Operator;

        public Array Infer(float[] locations, float[] scores) => IsInt8
            ? network.Infer(new sbyte[24], new sbyte[4], Integers(locations, Places), Integers(scores, Probabilities))[0]
            : network.Infer(new float[24], new float[4], locations, scores)[0];

        private static sbyte[] Integers(float[] values, Quantization type) => [.. values.Select(value => Stored(value, type))];
    }
}
