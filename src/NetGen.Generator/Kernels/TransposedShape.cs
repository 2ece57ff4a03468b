using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>
/// Sizes of a transposed convolution, seen from the output: output row e sees kernel row r where e + top - r * dilation is a multiple of the
/// stride, namely input row (e + top - r * dilation) / stride. Output rows of one remainder (a phase) see the same kernel rows.
/// </summary>
internal sealed record TransposedShape(int Height, int Width, int Channels, WindowGeometry Geometry, Window Window, int OutChannels)
{
    public int WeightsPerChannel => Window.KernelHeight * Window.KernelWidth * Channels;

    public static TransposedShape Of(KernelContext context)
    {
        TensorShape input = context.Input.Type.Shape;
        TransposedConv2D op = (TransposedConv2D)context.Node.Operator;
        return new TransposedShape(input.Height, input.Width, input.Channels, op.Geometry(input.Height, input.Width), op.Window, op.Channels);
    }

    public int WeightIndex(int channel, int row, int column, int input) =>
        (((((channel * Window.KernelHeight) + row) * Window.KernelWidth) + column) * Channels) + input;

    public TransposedPhase Rows(int phase) =>
        TransposedPhase.Of(phase, Height, Geometry.OutHeight, Window.StrideHeight, Window.DilationHeight, Window.KernelHeight, Geometry.Top);

    public TransposedPhase Columns(int phase) =>
        TransposedPhase.Of(phase, Width, Geometry.OutWidth, Window.StrideWidth, Window.DilationWidth, Window.KernelWidth, Geometry.Left);
}
