using NetGen.Calibration.Choosing;
using NetGen.Calibration.Observing;
using NetGen.Calibration.Running;
using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Calibration.Comparing;

/// <summary>Runs a float network and its integer version side by side.</summary>
internal static class CompareNetworks
{
    public static Accuracy Run(ObservedNetwork real, ObservedNetwork integer, CalibrationSet samples)
    {
        SoleReaders readers = new(real.Graph);
        Dictionary<string, Value> byName = Values(integer.Graph).ToDictionary(value => value.Name, StringComparer.Ordinal);
        (Value Real, Value Integer)[] pairs =
            [.. Values(real.Graph).Where(value => !readers.IsClamped(value)).Select(value => (value, byName[value.Name])).Where(pair => pair.Item2.Type.Element == ElementType.Int8)];
        Dictionary<Value, ErrorMeter> meters = pairs.ToDictionary(pair => pair.Real, _ => new ErrorMeter());
        Dictionary<Value, ValueStatistics> seen = pairs.ToDictionary(pair => pair.Real, _ => new ValueStatistics(counts: false));
        (Value Real, Value Integer)[] decisions = [.. real.Graph.Outputs.Zip(integer.Graph.Outputs).Where(pair => Decides(pair.Second))];
        int agreed = 0;
        foreach (float[][] inputs in samples.For(real.Graph))
        {
            real.RunOn(inputs);
            integer.RunOn(inputs);
            foreach ((Value from, Value to) in pairs)
            {
                ReadOnlySpan<float> reals = real.Read<float>(from);
                ReadOnlySpan<sbyte> numbers = integer.Read<sbyte>(to);
                Quantization quantization = to.Type.Quantization!;
                seen[from].Add(reals);
                for (int i = 0; i < reals.Length; i++)
                {
                    meters[from].Add(reals[i], (double)quantization.Scale * (numbers[i] - quantization.ZeroPoint));
                }
            }

            agreed += decisions.All(pair => Agree(real, pair.Real, integer, pair.Integer)) ? 1 : 0;
        }

        Dictionary<Value, string> operators = real.Graph.Nodes.SelectMany(node => node.Outputs.Select(output => (output, node.Operator.Describe()))).ToDictionary(pair => pair.output, pair => pair.Item2);
        return new Accuracy(
            samples.Count,
            [
                .. pairs.Select(pair => new ValueError(
                    pair.Real.Name,
                    operators.GetValueOrDefault(pair.Real, ""),
                    seen[pair.Real].Range,
                    pair.Integer.Type.Quantization!,
                    meters[pair.Real].Decibels,
                    meters[pair.Real].MeanError,
                    meters[pair.Real].LargestError,
                    real.Graph.Outputs.Contains(pair.Real))),
            ],
            decisions.Length == 0 ? null : (double)agreed / samples.Count);
    }

    /// <summary>Reals to the nearest steps, half away from zero.</summary>
    public static sbyte[] Quantize(float[] reals, Quantization quantization) =>
        [.. reals.Select(real => (sbyte)Math.Clamp(Math.Round((double)real / quantization.Scale, MidpointRounding.AwayFromZero) + quantization.ZeroPoint, sbyte.MinValue, sbyte.MaxValue))];

    private static IEnumerable<Value> Values(NetworkGraph graph) => graph.Inputs.Concat(graph.Nodes.SelectMany(node => node.Outputs));

    /// <summary>Whether an integer network's output is an index, or one number for each of several classes.</summary>
    private static bool Decides(Value output) =>
        output.Type.Element == ElementType.Int32
        || (output.Type.Element == ElementType.Int8 && output.Shape.Count == output.Shape.Channels && output.Shape.Channels > 1);

    /// <summary>Whether indices are equal, or the float network's largest value is among the integer network's largest: equal steps are no disagreement.</summary>
    private static bool Agree(ObservedNetwork real, Value from, ObservedNetwork integer, Value to)
    {
        if (from.Type.Element == ElementType.Int32)
        {
            return real.Read<int>(from).SequenceEqual(integer.Read<int>(to));
        }

        ReadOnlySpan<float> reals = real.Read<float>(from);
        ReadOnlySpan<sbyte> numbers = integer.Read<sbyte>(to);
        int largest = 0;
        sbyte most = numbers[0];
        for (int i = 1; i < reals.Length; i++)
        {
            largest = reals[i] > reals[largest] ? i : largest;
            most = Math.Max(most, numbers[i]);
        }

        return numbers[largest] == most;
    }
}
