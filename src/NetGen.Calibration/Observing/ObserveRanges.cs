using NetGen.Calibration.Ranges;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Calibration.Observing;

/// <summary>Runs a float network over the calibration set and gives the range of every value.</summary>
internal static class ObserveRanges
{
    /// <summary>Of inputs, of what layers give, and of the steps of recurrent layers.</summary>
    /// <exception cref="QuantizationException">The set does not fit the network, or a value is not finite.</exception>
    public static IReadOnlyDictionary<Value, ValueRange> Run(ObservedNetwork network, CalibrationSet calibration, QuantizationOptions options)
    {
        NetworkGraph graph = network.Graph;
        Value[] inner = [.. graph.Nodes.SelectMany(node => node.Outputs).Concat(network.Steps).Where(value => value.Type.Element == ElementType.Float32)];
        Dictionary<Value, ValueStatistics> seen = graph.Inputs.Where(input => input.Type.Element == ElementType.Float32).Concat(inner).ToDictionary(value => value, _ => new ValueStatistics(options.Ranges != RangeMethod.MinMax));
        int sample = 0;
        foreach (float[][] inputs in calibration.For(graph))
        {
            network.RunOn(inputs);
            foreach ((Value value, ValueStatistics statistics) in seen)
            {
                if (!statistics.Add(network.Read<float>(value)))
                {
                    throw new QuantizationException($"{value.Name} is not finite for sample {sample} of the calibration set: the parameters or the input are far from what the network was trained for");
                }
            }

            sample++;
        }

        Dictionary<Value, ValueRange> ranges = seen.ToDictionary(pair => pair.Key, pair => pair.Value.Range);
        switch (options.Ranges)
        {
            case RangeMethod.Percentile:
                Percentiles(network, calibration, options.Percentile, inner, seen, ranges);
                break;
            case RangeMethod.LeastError:
                foreach (Value value in inner)
                {
                    ranges[value] = LeastErrorRange.Choose(seen[value]);
                }

                break;
        }

        return ranges;
    }

    /// <summary>Exact percentiles, by a second run over the set.</summary>
    private static void Percentiles(ObservedNetwork network, CalibrationSet calibration, double percentile, Value[] values, Dictionary<Value, ValueStatistics> seen, Dictionary<Value, ValueRange> ranges)
    {
        Dictionary<Value, OrderStatistics> orders = values.ToDictionary(value => value, value => OrderStatistics.For(seen[value], 100 - percentile, percentile));
        foreach (float[][] inputs in calibration.For(network.Graph))
        {
            network.RunOn(inputs);
            foreach ((Value value, OrderStatistics order) in orders)
            {
                order.Add(network.Read<float>(value));
            }
        }

        foreach ((Value value, OrderStatistics order) in orders)
        {
            ranges[value] = new ValueRange(order.Percentile(100 - percentile), order.Percentile(percentile));
        }
    }
}
