using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Scores as the network stores them: integers are compared as integers, and are floats only in the list of detections.</summary>
internal sealed class SsdScores(TensorType type)
{
    private readonly Quantization? quantization = type.Element == ElementType.Float32 ? null : type.Quantization;

    /// <summary>The stored value that a score must exceed: the largest one that stands for no more than the threshold.</summary>
    public Expression Limit(float threshold)
    {
        if (quantization is null)
        {
            return threshold;
        }

        int limit = sbyte.MinValue - 1;
        while (limit < sbyte.MaxValue && Real(limit + 1) <= threshold)
        {
            limit++;
        }

        return limit;
    }

    /// <summary>The score that a stored value stands for.</summary>
    public Expression Real(Expression stored) => quantization is null ? stored : (stored - quantization.ZeroPoint).As(CodeType.Float32) * quantization.Scale;

    /// <summary>The stored value that stands for a score that came from one.</summary>
    public Expression Stored(Expression score) => quantization is null
        ? score
        : ((score * (1 / quantization.Scale)) + 0.5f).As(CodeType.Int32) + quantization.ZeroPoint;

    private float Real(int stored) => (stored - quantization!.ZeroPoint) * quantization.Scale;
}
