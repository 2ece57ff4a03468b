namespace NetGen.Generator.Kernels;

/// <summary>How many positions of a convolution share a 64-bit integer: as many as the widest of its sums leaves room for.</summary>
internal static class PositionLanes
{
    /// <summary>The lanes and the walk over positions; null where two do not fit.</summary>
    public static (LaneLayout Layout, PositionWalk Walk)? Of(ConvolutionShape shape, ConvolutionWeights weights)
    {
        if (LaneLayout.OfEqual(weights.AnySum, LaneGroup.Most) is not { } widest || PositionWalk.Of(shape, widest.Count) is not { } walk)
        {
            return null;
        }

        return (LaneLayout.OfEqual(weights.AnySum, walk.Count)!, walk);
    }
}
