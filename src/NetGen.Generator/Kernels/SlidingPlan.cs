namespace NetGen.Generator.Kernels;

/// <summary>The decisions of <see cref="DepthwiseConv2DPositionRows"/>: how many output rows share an integer, and how outputs end.</summary>
internal sealed record SlidingPlan(ConvolutionShape Shape, ConvolutionWeights Weights, LaneLayout Layout, RowOutput Output)
{
    /// <summary>Values of a kernel: they and as many packed inputs are held in locals.</summary>
    private const int MostTaps = 64;

    /// <summary>Null where the form is not to be had.</summary>
    public static SlidingPlan? Of(KernelContext context) => context.Once(() => Find(context));

    private static SlidingPlan? Find(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        bool isPlain = shape.GroupIn == 1 && shape.GroupOut == 1 && shape.Window is { DilationHeight: 1, DilationWidth: 1 } && shape.Inputs <= MostTaps;

        // The first new column must not lie left of the input, at any position.
        bool startsInside = Math.Max(0, shape.Window.KernelWidth - shape.Window.StrideWidth) - shape.Geometry.Left >= 0;
        if (!isPlain || !startsInside || shape.Geometry.OutHeight < 2 || shape.Geometry.OutWidth < 2)
        {
            return null;
        }

        ConvolutionWeights weights = ConvolutionWeights.Of(context, shape);
        if (LaneLayout.OfEqual(weights.AnySum, Math.Min(shape.Geometry.OutHeight, LaneGroup.Most)) is not { Count: > 1 } layout)
        {
            return null;
        }

        return RowOutput.Of(context, shape) is not { } output ? null : new SlidingPlan(shape, weights, layout, output);
    }
}
