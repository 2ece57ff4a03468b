using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Prior boxes, decoding and non-maximum suppression for each class (SSD, arXiv:1512.02325). Inputs: N x 4 locations, N x C scores. Output: rows of class, score,
/// top, left, bottom, right, floats in every network, by falling score, of equals the lower class and then the lower box first; zeros behind the last one.
/// </summary>
/// <param name="Sizes">Height and width of each box of a cell, a list for each map.</param>
public sealed record SsdDetector(EquatableArray<EquatableArray<float>> Sizes, SsdConvention Convention) : Operator
{
    /// <summary>Values of an output row.</summary>
    public const int Columns = 6;

    private const int LargestList = 1 << 16;

    public override int? ValuesRead => 2;

    public override bool GivesScores => false;

    /// <summary>Where the prior boxes lie, map by map; none before the maps' shapes are known.</summary>
    public EquatableArray<PriorMap> Maps { get; init; }

    /// <summary>What a location's values are multiplied by, in their order.</summary>
    public EquatableArray<float> Variances { get; init; }

    public int Background { get; init; }

    public float ScoreThreshold { get; init; }

    public float IouThreshold { get; init; }

    /// <summary>How many boxes of a class are looked at; 0: all.</summary>
    public int TopK { get; init; }

    public int MaxPerClass { get; init; }

    public int MaxDetections { get; init; }

    public bool Clip { get; init; }

    public static SsdDetector Read(ArgumentReader arguments)
    {
        SsdConvention convention = arguments.Member("Convention", SsdConvention.TensorFlow);
        int maps = arguments.Layer.Find("Maps") is ArgumentValue.Items items ? items.Values.Count : 0;
        int most = arguments.Int("MaxDetections", 100, 1, LargestList);
        float[] variances = arguments.Floats("Variances", float.Epsilon) ?? [0.1f, 0.1f, 0.2f, 0.2f];
        if (variances.Length != 4)
        {
            arguments.Report(FindingIds.ArgumentOutOfRange, "Variances", $"Variances has {variances.Length} values; it must have 4");
        }

        int perClass = arguments.Int("MaxPerClass", 0, 0);
        return new SsdDetector(PriorSizes.Read(arguments, convention, maps).Select(sizes => new EquatableArray<float>(sizes)).ToEquatableArray(), convention)
        {
            Variances = variances,
            Background = arguments.Int("Background", 0, -1),
            ScoreThreshold = arguments.Float("ScoreThreshold", 0.25f, 0),
            IouThreshold = arguments.Float("IouThreshold", 0.45f, 0, 1),
            TopK = arguments.Int("TopK", 0, 0),
            MaxPerClass = perClass == 0 ? most : Math.Min(perClass, most),
            MaxDetections = most,
            Clip = arguments.Flag("Clip"),
        };
    }

    public override string Describe() => "SsdDetector";

    public override Operator WithShapes(IReadOnlyList<TensorShape> shapes) =>
        this with { Maps = shapes.Zip(Sizes, static (shape, sizes) => new PriorMap(shape.Height, shape.Width, sizes)).ToEquatableArray() };

    public override ElementType OutputElement(ElementType input) => ElementType.Float32;

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        (TensorShape locations, TensorShape scores) = (inputs[0], inputs[1]);
        if (locations.Channels != 4)
        {
            return Misfit("Locations", $"the locations are {locations}; a box has 4 values, so that the last size is 4");
        }

        long boxes = locations.Count / 4;
        if (scores.Count / scores.Channels != boxes)
        {
            return Misfit("Scores", $"there are locations of {boxes} boxes ({locations}) and scores of {scores.Count / scores.Channels} ({scores}); both must be of the same boxes");
        }

        long priors = Maps.Sum(map => map.Count);
        if (priors != boxes)
        {
            string sum = string.Join(" + ", Maps.Select(map => $"{map.Rows} x {map.Columns} x {map.PerCell}"));
            return Misfit("Maps", $"the maps have {priors} prior boxes ({sum}), and the locations are of {boxes} ({locations})");
        }

        return Background >= scores.Channels || (Background == 0 && scores.Channels == 1)
            ? new ShapeProblem(FindingIds.ArgumentOutOfRange, "Background", $"Background is {Background} of {scores.Channels} scores; it must be from -1, for none, to {scores.Channels - 1}, and leave a class")
            : new TensorShape(MaxDetections, Columns);
    }

    private static ShapeProblem Misfit(string argument, string message) => new(FindingIds.ShapeMismatch, argument, message);
}
