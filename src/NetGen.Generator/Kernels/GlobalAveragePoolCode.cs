using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// What both forms of the mean over height and width share. Integers follow TensorFlow Lite's MEAN: the division is worked into the factor
/// between the scales.
/// </summary>
internal sealed class GlobalAveragePoolCode
{
    private readonly KernelBuilder builder;
    private readonly IOutputStage stage;

    public GlobalAveragePoolCode(KernelBuilder builder)
    {
        this.builder = builder;
        KernelContext context = builder.Context;
        ActivatedOperator op = (ActivatedOperator)context.Node.Operator;
        Positions = (int)(context.Input.Type.Count / context.Input.Type.Shape.Channels);
        if (context.IsFloat)
        {
            stage = new FloatOutput(op.Activation, op.Alpha);
            Start = 0f;
            return;
        }

        Quantization input = context.Input.Type.Quantization!;
        Quantization output = context.Output.Type.Quantization!;
        FixedPointMultiplier factor = FixedPointMultiplier.From((double)input.Scale / output.Scale).DividedBy(Positions);
        SumRange sum = new(context.InputRange.Min * Positions, context.InputRange.Max * Positions);
        long zero = -(long)input.ZeroPoint * Positions;
        (int low, int high) = Requantize.Clamp(output, op.Activation);
        if (Requantization.Covers(factor, output.ZeroPoint, low, high, sum, zero))
        {
            stage = new ProvedOutput(new ChannelOutput(builder, [factor]), _ => (sum, zero));
            Start = 0;
            return;
        }

        stage = new Requantize([factor], builder.Context.Output.Type, op.Activation);
        Start = unchecked((int)zero);
    }

    /// <summary>The values of one channel.</summary>
    public int Positions { get; }

    /// <summary>The sum of a channel before its values: all zero points at once.</summary>
    public Expression Start { get; }

    public void Store(Element target, Expression sum) =>
        stage.StoreConstant(builder, target, builder.Context.IsFloat && Positions > 1 ? sum / (float)Positions : sum, 0);
}
