namespace NetGen.Generator.Kernels.Vectors;

/// <summary>
/// Which channels the vectors of a depthwise convolution hold. At stride 1 a row of outputs is one run of values, whose channels repeat; else, or
/// where they would repeat too late, each position is a run.
/// </summary>
/// <param name="Units">Runs of a row of outputs.</param>
/// <param name="UnitStep">Input values from one run to the next.</param>
/// <param name="Count">Values of a run.</param>
/// <param name="Channels">The channel of every lane of all blocks; negative where there is none.</param>
internal sealed record DepthwiseLanes(int Units, int UnitStep, int Count, int[] Channels)
{
    private const int MostBlocks = 8;

    public int Blocks => Channels.Length / VectorOutput.Lanes;

    public static DepthwiseLanes Of(ConvolutionShape shape)
    {
        int channels = shape.Channels;
        int each = (channels + VectorOutput.Lanes - 1) / VectorOutput.Lanes;
        int row = shape.Geometry.OutWidth * channels;
        int repeat = channels / Divisor(channels, VectorOutput.Lanes);
        if (shape.Window.StrideWidth == 1 && (repeat <= MostBlocks || repeat == each))
        {
            int blocks = Math.Min(repeat, (row + VectorOutput.Lanes - 1) / VectorOutput.Lanes);
            return new DepthwiseLanes(1, 0, row, [.. Enumerable.Range(0, blocks * VectorOutput.Lanes).Select(lane => lane % channels)]);
        }

        return new DepthwiseLanes(
            shape.Geometry.OutWidth,
            shape.Window.StrideWidth * channels,
            channels,
            [.. Enumerable.Range(0, each * VectorOutput.Lanes).Select(lane => lane < channels ? lane : -1)]);
    }

    /// <summary>The greatest common divisor.</summary>
    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
