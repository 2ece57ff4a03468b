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
        Shown[] shown = [.. Values(real)];
        Dictionary<string, Value> byName = Values(integer).ToDictionary(value => value.Read.Name, value => value.Read, StringComparer.Ordinal);
        (Value Real, Value Integer)[] pairs = [.. shown.Select(value => (value.Read, byName[value.Read.Name])).Where(pair => pair.Item2.Type.Element == ElementType.Int8)];
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

        Dictionary<Value, Shown> rows = shown.ToDictionary(value => value.Read);
        return new Accuracy(
            samples.Count,
            [
                .. pairs.Select(pair => new ValueError(
                    rows[pair.Real].Name,
                    rows[pair.Real].Operator,
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

    /// <summary>Inputs and what layers compute, that of a decoder's steps in all of them; without what a clamp behind cuts off.</summary>
    private static IEnumerable<Shown> Values(ObservedNetwork network)
    {
        SoleReaders readers = new(network.Graph);
        foreach (Value input in network.Graph.Inputs)
        {
            yield return new Shown(input, input.Name, "");
        }

        foreach (Node node in network.Graph.Nodes)
        {
            if (node.Operator is Loop loop)
            {
                SoleReaders inside = new(loop.Body);
                foreach ((Node part, Value value) in loop.Body.Nodes.SelectMany(part => part.Outputs.Select(value => (part, value))).Where(pair => !inside.IsClamped(pair.value)))
                {
                    if (network.StepsOf(value) is { } steps)
                    {
                        yield return new Shown(steps, value.Name, part.Operator.Describe());
                    }
                }
            }

            foreach (Value output in node.Outputs.Where(output => !readers.IsClamped(output)))
            {
                yield return new Shown(output, output.Name, node.Operator.Describe());
            }
        }
    }

    /// <summary>A value where it is read, and what it is called.</summary>
    private sealed record Shown(Value Read, string Name, string Operator);

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
