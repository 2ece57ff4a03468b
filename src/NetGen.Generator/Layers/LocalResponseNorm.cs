using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// y[c] = x[c] / (k + alpha / size * sum of x[i]^2)^beta over the channels from c - size / 2 to c + (size - 1) / 2, as far as there are any (Krizhevsky 2012,
/// with Caffe's and PyTorch's alpha). In int8 the sum of squares is exact, the rest is computed in floats and rounded, halves away from zero.
/// </summary>
public sealed record LocalResponseNorm(int Size, float Alpha, float Beta, float K) : Operator
{
    /// <summary>Squares of 8-bit values add up to less than 2^31.</summary>
    private const int MostChannels = 1 << 14;

    public static LocalResponseNorm Read(ArgumentReader arguments) => new(
        arguments.Int("Size", 5, 1, MostChannels),
        arguments.Float("Alpha", 1e-4f, 0, 1e6f),
        arguments.Float("Beta", 0.75f, 0, 100),
        arguments.Float("K", 1, 1e-6f, 1e6f));

    /// <summary>Channels of the sum before its own.</summary>
    public int Before => Size / 2;

    /// <summary>Channels of the sum behind its own.</summary>
    public int Behind => (Size - 1) / 2;

    public override string Describe() => $"LocalResponseNorm {Size}";

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs) => inputs[0];

    public override RowAccess? Rows(IReadOnlyList<TensorShape> inputs) => new(1, 1, 0, this);
}
