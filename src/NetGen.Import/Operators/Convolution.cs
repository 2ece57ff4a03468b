using NetGen.Generator.Model;
using NetGen.Import.Building;
using NetGen.Import.Tflite;

namespace NetGen.Import.Operators;

/// <summary>CONV_2D: weights [M, R, S, C / groups].</summary>
internal static class Convolution
{
    public static void Import(OperatorContext context)
    {
        context.ExpectCounts(2, 3);
        Source input = context.Map(0, 4);
        TfliteTensor weights = context.Constant(1, "its weights");
        int[] kernel = Windows.KernelShape(context, weights);
        int channels = kernel[0];
        bool pointwise = kernel[1] == 1 && kernel[2] == 1;

        LayerDraft draft = context.Draft(pointwise ? "PointwiseConv2D" : "Conv2D", Arg.Int("Channels", channels));
        if (!pointwise)
        {
            Windows.AddKernel(draft, kernel[1], kernel[2]);
        }

        Windows.AddPair(draft, "Stride", Windows.Positive(context, 2, "stride_h"), Windows.Positive(context, 1, "stride_w"));
        int dilationWidth = Windows.Positive(context, 4, "dilation_w_factor", 1);
        int dilationHeight = Windows.Positive(context, 5, "dilation_h_factor", 1);
        if (!pointwise)
        {
            Windows.AddPair(draft, "Dilation", dilationHeight, dilationWidth);
            Windows.AddPadding(context, draft, 0, "Same");
        }

        AddGroups(context, draft, input.Shape.Channels, kernel[3]);
        draft.Tensors.Add(context.Weights(weights, "weight", new TensorShape(kernel), 0, 0));
        context.AddBias(draft, 2, channels);
        context.AddActivation(draft, 3);
        context.Compute(draft, [input]);
    }

    private static void AddGroups(OperatorContext context, LayerDraft draft, int channels, int perGroup)
    {
        if (channels % perGroup != 0)
        {
            throw context.Fail($"its kernel sees {perGroup} channels; that does not divide the {channels} channels of its input");
        }

        if (channels != perGroup)
        {
            draft.Arguments.Add(Arg.Int("Groups", channels / perGroup));
        }
    }
}
