using NetGen.Generator.Model;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>DEPTHWISE_CONV_2D: weights [1, R, S, C * multiplier], per-channel scales along axis 3. NetGen's have no first axis.</summary>
internal static class DepthwiseConvolution
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(2, 3);
        Source input = context.Map(0, 4);
        TfliteTensor weights = context.Constant(1, "its weights");
        int[] kernel = Windows.KernelShape(context, weights);
        int channels = kernel[3];
        int multiplier = channels / input.Shape.Channels;
        int declared = context.Options.Int(3);
        if (kernel[0] != 1 || multiplier < 1 || channels % input.Shape.Channels != 0 || (declared != 0 && declared != multiplier))
        {
            throw context.Fail($"its weights are {Shapes.Text(weights)} with depth_multiplier {declared} for {input.Shape.Channels} input channels; they must be [1, R, S, {input.Shape.Channels} * depth_multiplier]");
        }

        LayerDraft draft = context.Draft("DepthwiseConv2D");
        Windows.AddKernel(draft, kernel[1], kernel[2]);
        if (multiplier != 1)
        {
            draft.Arguments.Add(Arg.Int("Multiplier", multiplier));
        }

        Windows.AddPair(draft, "Stride", Windows.Positive(context, 2, "stride_h"), Windows.Positive(context, 1, "stride_w"));
        int dilationWidth = Windows.Positive(context, 5, "dilation_w_factor", 1);
        Windows.AddPair(draft, "Dilation", Windows.Positive(context, 6, "dilation_h_factor", 1), dilationWidth);
        Windows.AddPadding(context, draft, 0, "Same");
        draft.Tensors.Add(context.Weights(weights, "weight", new TensorShape(kernel[1], kernel[2], channels), 3, 2));
        context.AddBias(draft, 2, channels);
        context.AddActivation(draft, 4);
        context.Compute(draft, [input]);
    }
}
