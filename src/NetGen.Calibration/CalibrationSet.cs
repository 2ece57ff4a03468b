using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Calibration;

/// <summary>Inputs as the network will meet them: for each of its inputs as many samples, each row-major and channels last. Of sound they are the 16-bit counts.</summary>
public sealed class CalibrationSet
{
    private readonly Dictionary<string, float[][]> inputs;

    private CalibrationSet(Dictionary<string, float[][]> inputs) => this.inputs = inputs;

    /// <summary>The number of samples.</summary>
    public int Count => inputs.Values.First().Length;

    /// <summary>Samples of the only input.</summary>
    public static CalibrationSet Of(IEnumerable<float[]> samples) => Of(new Dictionary<string, float[][]> { [""] = [.. samples] });

    /// <summary>Samples of each input, by its name.</summary>
    /// <exception cref="QuantizationException">There are none, or not as many of each.</exception>
    public static CalibrationSet Of(IReadOnlyDictionary<string, float[][]> samples)
    {
        if (samples.Count == 0 || samples.Values.Any(input => input.Length == 0))
        {
            throw new QuantizationException("the calibration set is empty; it must have at least one sample of each input");
        }

        if (samples.Values.Select(input => input.Length).Distinct().Count() > 1)
        {
            string counts = string.Join(", ", samples.Select(input => $"{input.Value.Length} of {input.Key}"));
            throw new QuantizationException($"the calibration set has {counts}; it must have as many samples of each input");
        }

        return new CalibrationSet(new Dictionary<string, float[][]>(samples, StringComparer.Ordinal));
    }

    /// <summary>The samples in the order of a network's inputs: one array an input.</summary>
    /// <exception cref="QuantizationException">An input is missing, or a sample has another size or is no number.</exception>
    public IEnumerable<float[][]> For(NetworkGraph network)
    {
        string names = string.Join(", ", network.Inputs.Select(input => $"{input.Name} ({input.Shape})"));
        bool isOnly = inputs.Count == 1 && inputs.ContainsKey("");
        if (isOnly ? network.Inputs.Count != 1 : network.Inputs.Any(input => !inputs.ContainsKey(input.Name)) || inputs.Count != network.Inputs.Count)
        {
            string given = isOnly ? "one array without a name" : string.Join(", ", inputs.Keys);
            throw new QuantizationException($"the calibration set has {given}; the network's inputs are {names}");
        }

        float[][][] ordered = [.. network.Inputs.Select(input => inputs[isOnly ? "" : input.Name])];
        for (int i = 0; i < ordered.Length; i++)
        {
            Check(network.Inputs[i], ordered[i]);
        }

        return Enumerable.Range(0, Count).Select(sample => ordered.Select(input => input[sample]).ToArray());
    }

    private static void Check(Value input, float[][] samples)
    {
        for (int i = 0; i < samples.Length; i++)
        {
            if (samples[i].Length != input.Shape.Count)
            {
                throw new QuantizationException($"sample {i} of {input.Name} has {samples[i].Length} values; the input is {input.Shape}, {input.Shape.Count} values");
            }

            int bad = Array.FindIndex(samples[i], value => !float.IsFinite(value));
            if (bad >= 0)
            {
                throw new QuantizationException($"sample {i} of {input.Name} has {(float.IsNaN(samples[i][bad]) ? "NaN" : "infinity")} at index {bad}; calibration wants finite numbers");
            }

            int broken = input.Type.Element == ElementType.Int32 ? Array.FindIndex(samples[i], value => value != MathF.Floor(value) || MathF.Abs(value) > 1 << 24) : -1;
            if (broken >= 0)
            {
                throw new QuantizationException(FormattableString.Invariant($"sample {i} of {input.Name} has {samples[i][broken]} at index {broken}; tokens are integers"));
            }
        }
    }
}
