using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sizes of a convolution: H x W x C by R x S kernels to E x F x M in groups. A dense layer is a convolution of one position; depthwise
/// convolution and pooling have a group for each input channel.
/// </summary>
internal sealed record ConvolutionShape(int Height, int Width, int Channels, WindowGeometry Geometry, Window Window, int OutChannels, int Groups)
{
    /// <summary>Whether the weights are R x S x M, as those of depthwise convolutions, and not M x R x S x C.</summary>
    public bool ChannelsLast { get; init; }

    public int GroupIn => Channels / Groups;

    public int GroupOut => OutChannels / Groups;

    /// <summary>Inputs of one output value.</summary>
    public int Inputs => Window.KernelHeight * Window.KernelWidth * GroupIn;

    public int Positions => Geometry.OutHeight * Geometry.OutWidth;

    /// <summary>The input rows under the kernel's rows.</summary>
    public WindowAxis Rows => new(Height, Geometry.OutHeight, Window.StrideHeight, [.. Enumerable.Range(0, Window.KernelHeight).Select(FirstRow)]);

    public WindowAxis Columns => new(Width, Geometry.OutWidth, Window.StrideWidth, [.. Enumerable.Range(0, Window.KernelWidth).Select(FirstColumn)]);

    public bool IsPadded => RowsLeave || ColumnsLeave;

    /// <summary>Whether some kernel row lies outside the input at some position.</summary>
    public bool RowsLeave => Enumerable.Range(0, Window.KernelHeight).Any(r => RowsStartOutside(r) || RowsEndOutside(r));

    public bool ColumnsLeave => Enumerable.Range(0, Window.KernelWidth).Any(s => ColumnsStartOutside(s) || ColumnsEndOutside(s));

    /// <summary>A pointwise convolution without padding sees its map as one column of positions; any other is what it is.</summary>
    public ConvolutionShape Flat
    {
        get
        {
            bool isPointwise = Window is { KernelHeight: 1, KernelWidth: 1, StrideHeight: 1, StrideWidth: 1 } && !IsPadded && Geometry.OutHeight == Height && Geometry.OutWidth == Width;
            int positions = Height * Width;
            return isPointwise ? this with { Height = positions, Width = 1, Geometry = new WindowGeometry(positions, 1, 0, 0, 0, 0) } : this;
        }
    }

    public static ConvolutionShape Of(KernelContext context) => context.Once(() => Find(context))!;

    private static ConvolutionShape Find(KernelContext context)
    {
        TensorShape input = context.Input.Type.Shape;
        switch (context.Node.Operator)
        {
            case Conv2D conv:
                return new ConvolutionShape(input.Height, input.Width, input.Channels, conv.Window.Resolve(input.Height, input.Width).Geometry, conv.Window, conv.Channels, conv.Groups);
            case Dense dense:
                return new ConvolutionShape(1, 1, (int)input.Count, new WindowGeometry(1, 1, 0, 0, 0, 0), new Window(1, 1), dense.Units, 1);
            case DepthwiseConv2D depthwise:
                return new ConvolutionShape(input.Height, input.Width, input.Channels, depthwise.Window.Resolve(input.Height, input.Width).Geometry, depthwise.Window, input.Channels * depthwise.Multiplier, input.Channels) { ChannelsLast = true };
            case Pool pool:
                return new ConvolutionShape(input.Height, input.Width, input.Channels, pool.Window.Resolve(input.Height, input.Width).Geometry, pool.Window, input.Channels, input.Channels);
            default:
                throw new ArgumentException("no convolution", nameof(context));
        }
    }

    /// <summary>The inputs that lie in the map at any position, and not always outside.</summary>
    public int[] Reached()
    {
        (WindowAxis rows, WindowAxis columns) = (Rows, Columns);
        bool[] reached = [.. Enumerable.Range(0, rows.Taps * columns.Taps).Select(tap => rows.Reaches(tap / columns.Taps) && columns.Reaches(tap % columns.Taps))];
        return [.. Enumerable.Range(0, Inputs).Where(input => reached[input / GroupIn])];
    }

    /// <summary>The place of an output channel's weight for one of its inputs.</summary>
    public int WeightIndex(int channel, int input) => ChannelsLast ? (input * OutChannels) + channel : (channel * Inputs) + input;

    /// <summary>The input row under kernel row r at output row 0.</summary>
    public int FirstRow(int r) => (r * Window.DilationHeight) - Geometry.Top;

    public int FirstColumn(int s) => (s * Window.DilationWidth) - Geometry.Left;

    /// <summary>Whether kernel row r is above the first input row at some output row.</summary>
    public bool RowsStartOutside(int r) => FirstRow(r) < 0;

    /// <summary>Whether kernel row r is below the last input row at some output row.</summary>
    public bool RowsEndOutside(int r) => FirstRow(r) + ((Geometry.OutHeight - 1) * Window.StrideHeight) >= Height;

    public bool ColumnsStartOutside(int s) => FirstColumn(s) < 0;

    public bool ColumnsEndOutside(int s) => FirstColumn(s) + ((Geometry.OutWidth - 1) * Window.StrideWidth) >= Width;
}
