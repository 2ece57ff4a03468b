using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// The sizes of prior boxes, from a detector's arguments: height and width of each box of a cell, a list for each map. Caffe: SSD's prior_box_layer; TensorFlow:
/// the object detection library's multiple_grid_anchor_generator.
/// </summary>
internal static class PriorSizes
{
    private const float Largest = 1e6f;

    public static IReadOnlyList<float[]> Read(ArgumentReader arguments, SsdConvention convention, int maps)
    {
        if (arguments.Has("Anchors") || arguments.Has("BoxesPerCell"))
        {
            return Given(arguments, maps);
        }

        return convention == SsdConvention.Caffe ? Caffe(arguments, maps) : TensorFlow(arguments, maps);
    }

    private static List<float[]> Given(ArgumentReader arguments, int maps)
    {
        float[] anchors = arguments.Floats("Anchors", float.Epsilon, Largest) ?? [];
        int[] counts = ForEachMap(arguments, "BoxesPerCell", arguments.Ints("BoxesPerCell", 1) ?? [], maps);
        long boxes = counts.Sum(count => (long)count);
        if (!arguments.Failed && anchors.Length != 2 * boxes)
        {
            arguments.Report(FindingIds.ArgumentOutOfRange, "Anchors", $"Anchors has {anchors.Length} values; {boxes} boxes (BoxesPerCell) have {2 * boxes}, a height and a width each");
        }

        List<float[]> sizes = [];
        int from = 0;
        foreach (int count in arguments.Failed ? [] : counts)
        {
            sizes.Add([.. anchors.Skip(from).Take(2 * count)]);
            from += 2 * count;
        }

        return sizes;
    }

    private static List<float[]> TensorFlow(ArgumentReader arguments, int maps)
    {
        double lowest = arguments.Float("MinScale", 0.2f, 1e-6f, Largest);
        double highest = arguments.Float("MaxScale", 0.95f, 1e-6f, Largest);
        bool reduce = arguments.Flag("ReduceLowest", true);
        bool interpolated = arguments.Flag("Interpolated", true);
        float[] ratios = arguments.Floats("AspectRatios", 1e-6f, Largest) ?? [1, 2, 0.5f, 3, 1 / 3f];
        double aspect = Aspect(arguments);
        List<float[]> sizes = [];
        for (int map = 0; map < maps; map++)
        {
            double scale = Scale(map);
            List<(double Scale, double Ratio)> boxes = map == 0 && reduce
                ? [(0.1, 1), (scale, 2), (scale, 0.5)]
                : [.. ratios.Select(ratio => (scale, (double)ratio))];
            if (interpolated && (map > 0 || !reduce))
            {
                boxes.Add((Math.Sqrt(scale * Scale(map + 1)), 1));
            }

            // Scales are fractions of the shorter side.
            sizes.Add([.. boxes.SelectMany(box => new[]
            {
                (float)(box.Scale / Math.Sqrt(box.Ratio) * Math.Min(1, 1 / aspect)),
                (float)(box.Scale * Math.Sqrt(box.Ratio) * Math.Min(1, aspect)),
            })]);
        }

        return sizes;

        double Scale(int map) => map == maps ? 1 : maps == 1 ? lowest : lowest + ((highest - lowest) * map / (maps - 1));
    }

    private static List<float[]> Caffe(ArgumentReader arguments, int maps)
    {
        if (!arguments.Has("MinSizes"))
        {
            arguments.Report(FindingIds.ConflictingArguments, "Convention", "Caffe's prior boxes want MinSizes, a size for each map; or give Anchors and BoxesPerCell");
            return [];
        }

        float[] least = ForEachMap(arguments, "MinSizes", arguments.Floats("MinSizes", 1e-6f, Largest) ?? [], maps);
        float[] most = arguments.Has("MaxSizes") ? ForEachMap(arguments, "MaxSizes", arguments.Floats("MaxSizes", 0, Largest) ?? [], maps) : new float[maps];
        float[] ratios = arguments.Floats("AspectRatios", 1e-6f, Largest) ?? [2, 3];
        int[] counts = arguments.Has("RatiosPerMap")
            ? ForEachMap(arguments, "RatiosPerMap", arguments.Ints("RatiosPerMap", 0, ratios.Length) ?? [], maps)
            : [.. Enumerable.Repeat(ratios.Length, maps)];
        bool flip = arguments.Flag("Flip", true);
        double width = arguments.Float("ImageSize", 1, 1e-6f, Largest);
        double height = width * Aspect(arguments);
        List<float[]> sizes = [];
        for (int map = 0; map < maps && !arguments.Failed; map++)
        {
            List<(double Height, double Width)> boxes = [(least[map], least[map])];
            if (most[map] > 0)
            {
                double between = Math.Sqrt((double)least[map] * most[map]);
                boxes.Add((between, between));
            }

            foreach (float ratio in ratios.Take(counts[map]).Where(ratio => ratio != 1))
            {
                double root = Math.Sqrt(ratio);
                boxes.Add((least[map] / root, least[map] * root));
                if (flip)
                {
                    boxes.Add((least[map] * root, least[map] / root));
                }
            }

            sizes.Add([.. boxes.SelectMany(box => new[] { (float)(box.Height / height), (float)(box.Width / width) })]);
        }

        return sizes;
    }

    private static double Aspect(ArgumentReader arguments) => arguments.Float("ImageAspect", 1, 1e-3f, 1e3f);

    /// <summary>A list that has an item for each map.</summary>
    private static T[] ForEachMap<T>(ArgumentReader arguments, string name, T[] items, int maps)
    {
        if (items.Length != maps && !arguments.Failed)
        {
            arguments.Report(FindingIds.ArgumentOutOfRange, name, string.Format(CultureInfo.InvariantCulture, "{0} has {1} values for {2} maps; it must have one for each", name, items.Length, maps));
        }

        return items.Length == maps ? items : new T[maps];
    }
}
