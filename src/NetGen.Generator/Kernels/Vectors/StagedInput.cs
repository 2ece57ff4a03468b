using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>
/// A convolution's input with room for its padding, so that every window lies inside. The room is filled once, at start-up; each run copies
/// the input between.
/// </summary>
internal sealed class StagedInput
{
    /// <summary>What vectors may read behind the last value.</summary>
    private const int Slack = 64;

    private readonly ConvolutionShape shape;

    public StagedInput(ConvolutionShape shape)
    {
        this.shape = shape;
        Window window = shape.Window;
        Rows = Math.Max(shape.Geometry.Top + shape.Height, ((shape.Geometry.OutHeight - 1) * window.StrideHeight) + ((window.KernelHeight - 1) * window.DilationHeight) + 1);
        int columns = Math.Max(shape.Geometry.Left + shape.Width, ((shape.Geometry.OutWidth - 1) * window.StrideWidth) + ((window.KernelWidth - 1) * window.DilationWidth) + 1);
        RowStep = columns * shape.Channels;
    }

    public int Rows { get; }

    /// <summary>Values of a row.</summary>
    public int RowStep { get; }

    /// <summary>Whether it is larger than the input.</summary>
    public bool HasRoom => Length != shape.Height * SourceStep;

    public int Length => Rows * RowStep;

    private int SourceStep => shape.Width * shape.Channels;

    private int First => (shape.Geometry.Top * RowStep) + (shape.Geometry.Left * shape.Channels);

    /// <summary>Writes the copy of 8-bit values, plus 128; the array that takes them.</summary>
    public StaticField Bytes(KernelBuilder builder)
    {
        int outside = builder.Context.Input.Type.Quantization!.ZeroPoint + 128;
        StaticField array = HasRoom && outside != 0
            ? builder.Made("x", CodeType.UInt8, Length + Slack, new VectorMethod(VectorKind.FilledBytes), Length + Slack, outside)
            : builder.Room("x", CodeType.UInt8, Length + Slack);
        return Copy(builder, VectorKind.Stage, array);
    }

    /// <summary>Writes the copy of floats; the array that takes them.</summary>
    public StaticField Floats(KernelBuilder builder) => Copy(builder, VectorKind.StageFloats, builder.Room("x", CodeType.Float32, Length + Slack));

    private StaticField Copy(KernelBuilder builder, VectorKind kind, StaticField target)
    {
        Code.Buffer input = builder.Context.Input;

        builder.Code.Comment(HasRoom ? "The input, with room around it for the kernel's reach." : "The input.");

        // Rows that follow one another without a gap are one row.
        bool whole = SourceStep == RowStep;
        builder.Vector(
            new VectorMethod(kind), input.Field, input.Offset, SourceStep, target, First, RowStep, whole ? 1 : shape.Height, whole ? shape.Height * SourceStep : SourceStep);
        return target;
    }
}
