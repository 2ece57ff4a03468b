using NetGen.Generator.Graph;
using NetGen.Generator.Model;
using NetGen.Generator.Parameters;

namespace NetGen.Models.Tests.Zoo;

/// <summary>The parameters of a scaled network as training/zoo/filling.py has them.</summary>
/// <param name="last">The layer whose weights are divided by its gain.</param>
/// <param name="gains">The base-2 logarithms of the spread of sums: of layers with a normalization, and of the last one.</param>
internal sealed class HashedParameters(string last, IReadOnlyDictionary<string, int> gains) : IParameterSource
{
    public IEnumerable<string> TensorNames => [];

    public ValueRecord? FindValue(string name, ElementType element, Quantization? fixedBy) => null;

    public TensorRecord? FindTensor(string name, ParameterSpec spec, ElementType element) =>
        new(name, new TensorType(ElementType.Float32, spec.Shape), Packing.FromFloats(Values(name, spec)));

    private float[] Values(string name, ParameterSpec spec)
    {
        string layer = name[..^(spec.Role.Length + 1)];
        int count = (int)spec.Shape.Count;
        double spread = Math.Pow(2, gains.GetValueOrDefault(layer));
        return spec.Role switch
        {
            "weight" => Weight(name, spec, layer == last ? (float)(1 / spread) : 1),
            "bias" => HashedNumbers.Around(name, count, 0.5, 0.125),
            "gamma" => HashedNumbers.Around(name, count, 1.5, 0.375),
            "beta" => HashedNumbers.Around(name, count, 1.5, 0.1875),
            "mean" => HashedNumbers.Around(name, count, 0, 0.25 * spread),
            "variance" => HashedNumbers.Around(name, count, spread * spread, 0.5 * spread * spread),
            var other => throw new InvalidOperationException($"{name}: {other}"),
        };
    }

    /// <summary>Drawn channel by channel; the channels of depthwise weights are the last axis.</summary>
    private static float[] Weight(string name, ParameterSpec spec, float factor)
    {
        int channels = spec.Shape[spec.ChannelAxis];
        int fanIn = (int)spec.Shape.Count / channels;
        float[] drawn = HashedNumbers.Weight(name, channels, fanIn);
        return [.. Enumerable.Range(0, drawn.Length).Select(i => factor * drawn[spec.ChannelAxis == 0 ? i : (i % channels * fanIn) + (i / channels)])];
    }
}
