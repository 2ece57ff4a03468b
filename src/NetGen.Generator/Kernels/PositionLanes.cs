namespace NetGen.Generator.Kernels;

/// <summary>How many positions of a convolution share a 64-bit integer: as many as the widest of its sums leaves room for.</summary>
internal static class PositionLanes
{
    /// <summary>The lanes and the walk over positions; null where two do not fit.</summary>
    public static (LaneLayout Layout, PositionWalk Walk)? Of(ConvolutionShape shape, IChannelWeights weights)
    {
        SumRange any = Enumerable.Range(0, shape.OutChannels).Select(weights.Sum).Aggregate((left, right) => left.Union(right));
        if (LaneLayout.OfEqual(any, LaneGroup.Most) is not { } widest || PositionWalk.Of(shape, widest.Count) is not { } walk)
        {
            return null;
        }

        return (LaneLayout.OfEqual(any, walk.Count)!, walk);
    }
}
