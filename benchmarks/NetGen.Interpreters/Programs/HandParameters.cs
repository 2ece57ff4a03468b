using NetGen.Generator.Graph;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Interpreters.Programs;

/// <summary>The numbers of one layer for the hand-written loops, as TensorFlow Lite prepares them.</summary>
internal sealed record HandParameters
{
    /// <summary>Integer bits of the differences that 8-bit softmax calculates with.</summary>
    private const int SoftmaxDifferenceBits = 5;

    public int[]? Weights { get; private init; }

    public int[]? Biases { get; private init; }

    public float[]? FloatWeights { get; private init; }

    public float[]? FloatBiases { get; private init; }

    public int[]? Multipliers { get; private init; }

    public int[]? Shifts { get; private init; }

    public int InputZero { get; private init; }

    public int OutputZero { get; private init; }

    public int Low { get; private init; } = sbyte.MinValue;

    public int High { get; private init; } = sbyte.MaxValue;

    /// <summary>The layers that calculate, in the order in which they run.</summary>
    public static IReadOnlyList<HandParameters> Of(NetworkGraph graph) => [.. graph.Nodes.Where(node => !node.Operator.IsView).Select(Of)];

    private static HandParameters Of(Node node)
    {
        Parameter? weight = node.Parameter("weight");
        Parameter? bias = node.Parameter("bias");
        if (node.Output.Type.Element == ElementType.Float32)
        {
            return new HandParameters { FloatWeights = weight?.Data!.Floats, FloatBiases = bias?.Data!.Floats };
        }

        Quantization input = node.Input.Type.Quantization!;
        Quantization output = node.Output.Type.Quantization!;
        (int[]? multipliers, int[]? shifts) = Factors(node, input, output);
        (int low, int high) = node.Operator is ActivatedOperator activated ? Clamp(activated.Activation, output) : (sbyte.MinValue, sbyte.MaxValue);
        return new HandParameters
        {
            Weights = weight?.Data!.Integers,
            Biases = bias?.Data!.Integers,
            Multipliers = multipliers,
            Shifts = shifts,
            InputZero = input.ZeroPoint,
            OutputZero = output.ZeroPoint,
            Low = low,
            High = high,
        };
    }

    private static (int[]? Multipliers, int[]? Shifts) Factors(Node node, Quantization input, Quantization output)
    {
        if (node.Operator is Softmax softmax)
        {
            // The shift is to the left here.
            FixedPointMultiplier factor = FixedPointMultiplier.From(Math.Min((double)softmax.Beta * input.Scale * (1 << (31 - SoftmaxDifferenceBits)), int.MaxValue));
            return factor.Shift is >= 0 and < 26 ? ([factor.Multiplier], [factor.Shift]) : throw Unforeseen(node);
        }

        if (node.Operator is GlobalAveragePool)
        {
            int positions = (int)(node.Input.Type.Count / node.Input.Shape.Channels);
            return Split(node, [FixedPointMultiplier.From((double)input.Scale / output.Scale).DividedBy(positions)]);
        }

        if (node.Parameter("weight")?.Type.Quantization is not { } weight)
        {
            return (null, null);
        }

        // TensorFlow Lite multiplies the scales of a dense layer with one scale in float32, all others in float64.
        bool single = node.Operator is Dense && !weight.PerChannel;
        return Split(node, [.. Enumerable.Range(0, node.Output.Shape.Channels).Select(k =>
            FixedPointMultiplier.From((single ? (float)(input.Scale * weight.ScaleAt(k)) : (double)input.Scale * weight.ScaleAt(k)) / output.Scale))]);
    }

    private static (int[] Multipliers, int[] Shifts) Split(Node node, FixedPointMultiplier[] factors) =>
        factors.All(factor => factor.Shift < 0)
            ? ([.. factors.Select(factor => factor.Multiplier)], [.. factors.Select(factor => -factor.Shift)])
            : throw Unforeseen(node);

    private static (int Low, int High) Clamp(ActivationKind activation, Quantization output) => activation switch
    {
        ActivationKind.None => (sbyte.MinValue, sbyte.MaxValue),
        ActivationKind.Relu => (Math.Max(sbyte.MinValue, output.ZeroPoint), sbyte.MaxValue),
        _ => throw new NotSupportedException($"the hand-written loops have no {activation}"),
    };

    private static NotSupportedException Unforeseen(Node node) => new($"{node.Name}: a factor outside the range of the hand-written loops");
}
