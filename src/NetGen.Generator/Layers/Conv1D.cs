namespace NetGen.Generator.Layers;

/// <summary>Convolution over length x channels: a <see cref="Conv2D"/> with a kernel of one column, padding before and after.</summary>
public static class Conv1D
{
    public static Conv2D Read(ArgumentReader arguments)
    {
        PaddingMode padding = arguments.Member("Padding", PaddingMode.Same);
        int[]? pads = arguments.Pads(2, ref padding);
        Window window = new(arguments.Int("Kernel", 1, 1, ArgumentReader.LargestWindow), 1)
        {
            StrideHeight = Math.Max(arguments.Int("Stride", 1, 0, ArgumentReader.LargestWindow), 1),
            DilationHeight = arguments.Int("Dilation", 1, 1, ArgumentReader.LargestWindow),
            Padding = padding,
            Pads = pads is null ? new int[4] : new[] { pads[0], 0, pads[1], 0 },
        };
        return Conv2D.Create(arguments, window);
    }
}
