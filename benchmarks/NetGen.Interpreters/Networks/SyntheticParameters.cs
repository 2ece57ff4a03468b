using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Interpreters.Networks;

/// <summary>
/// Seeded parameters of an 8-bit layer: weights from all levels alike, a factor of its own for each output channel, outputs that use the whole
/// range. Uniform weights are the worst case for packing: trained ones are smaller.
/// </summary>
/// <param name="levels">The largest weight: 127, 7 (4 bits) or 1 (ternary).</param>
/// <param name="inputs">Inputs of one output value.</param>
internal sealed class SyntheticParameters(int levels, int inputs) : IParameterSource
{
    private const float InputScale = 1f / 32;

    private readonly Random random = new(5);

    public IEnumerable<string> TensorNames => [];

    /// <summary>Weights: the root mean square of uniform ones is levels / sqrt 3.</summary>
    private float WeightScale => (float)(Math.Sqrt(3.0 / inputs) / levels);

    public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element)
    {
        int channels = spec.Shape[spec.ChannelAxis < 0 ? spec.Shape.Rank - 1 : spec.ChannelAxis];
        bool isWeight = spec.Role == "weight";
        int[] integers = [.. Enumerable.Range(0, (int)spec.Shape.Count).Select(_ => isWeight ? random.Next(-levels, levels + 1) : random.Next(-1000, 1001))];
        float[] scales = [.. Enumerable.Range(0, channels).Select(_ => WeightScale * (0.5f + random.NextSingle()))];
        Quantization quantization = isWeight ? new(scales, 0, spec.ChannelAxis) : new(1, 0);
        return new TensorRecord(name, new TensorType(element, spec.Shape, quantization), Packing.FromIntegers(integers, element));
    }

    /// <summary>Inputs as behind a ReLU, outputs of about the same size.</summary>
    public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => fixedBy is null ? new(name, ElementType.Int8, InputScale, sbyte.MinValue) : null;
}
