using NetGen.Generator.Graph;
using NetGen.Generator.Model;

namespace NetGen.Generator.Layers;

/// <summary>
/// Transposed convolution: each input value adds a kernel to the output. E = (H - 1) stride + extent + output padding - padding;
/// with Same E = H stride. Weights are M x R x S x C. MACs = H W R S C M.
/// </summary>
public sealed record TransposedConv2D(int Channels, Window Window, int OutputPadding, bool Bias) : ActivatedOperator
{
    public static TransposedConv2D Read(ArgumentReader arguments)
    {
        TransposedConv2D read = new(arguments.Int("Channels", 1), arguments.Window(PaddingMode.Same), arguments.Int("OutputPadding", 0, 0, ArgumentReader.LargestWindow), arguments.Flag("Bias", true))
        {
            Activation = arguments.Activation(),
            Alpha = arguments.Alpha(),
        };
        if (read.Window.Padding == PaddingMode.Causal)
        {
            arguments.Report(FindingIds.ArgumentOutOfRange, "Padding", "Padding is Causal, which is for layers whose outputs see several rows; of a transposed convolution write Valid, Same, Symmetric or Pads");
        }

        return read;
    }

    public override string Describe() => "TransposedConv2D " + Window.Describe() + Activation.Suffix();

    /// <summary>Output size and the rows and columns cut off at the four sides.</summary>
    public WindowGeometry Geometry(int height, int width)
    {
        (int rows, int top, int bottom) = Axis(height, Window.ExtentHeight, Window.StrideHeight, 0, 2);
        (int columns, int left, int right) = Axis(width, Window.ExtentWidth, Window.StrideWidth, 1, 3);
        return new WindowGeometry(rows, columns, top, left, bottom, right);
    }

    public override ShapeInference InferShape(IReadOnlyList<TensorShape> inputs)
    {
        TensorShape input = inputs[0];
        if (FeatureMaps.Check(input) is { } problem)
        {
            return problem;
        }

        if (OutputPadding > 0 && OutputPadding >= Math.Max(Window.StrideHeight, Window.DilationHeight))
        {
            return new ShapeProblem(FindingIds.ArgumentOutOfRange, "OutputPadding", $"OutputPadding is {OutputPadding}; it must be smaller than the stride or the dilation");
        }

        WindowGeometry geometry = Geometry(input.Height, input.Width);
        return geometry.OutHeight < 1 || geometry.OutWidth < 1
            ? new ShapeProblem(FindingIds.ShapeMismatch, null, $"the padding leaves nothing of the output: {geometry.OutHeight}x{geometry.OutWidth}")
            : FeatureMaps.WithSize(input, geometry.OutHeight, geometry.OutWidth, Channels);
    }

    public override IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<TensorShape> inputs)
    {
        ParameterSpec weight = new("weight", new TensorShape(Channels, Window.KernelHeight, Window.KernelWidth, inputs[0].Channels));
        return Bias ? [weight, new ParameterSpec("bias", new TensorShape(Channels))] : [weight];
    }

    public override OperatorCost Cost(IReadOnlyList<TensorShape> inputs, IReadOnlyList<TensorShape> outputs)
    {
        long weights = (long)Window.KernelHeight * Window.KernelWidth * inputs[0].Channels * Channels;
        return new OperatorCost(weights * inputs[0].Height * inputs[0].Width, weights, Bias ? Channels : 0, 0, outputs[0].Count);
    }

    private (int Size, int Before, int After) Axis(int size, int extent, int stride, int before, int after)
    {
        long full = ((long)(size - 1) * stride) + extent;
        switch (Window.Padding)
        {
            case PaddingMode.Same:
                long wanted = (long)size * stride;
                int cut = (int)Math.Max(full - wanted, 0);
                return (Clamp(wanted), cut / 2, cut - (cut / 2));
            case PaddingMode.Symmetric:
                int half = (extent - 1) / 2;
                return (Clamp(full + OutputPadding - (2 * half)), half, half);
            case PaddingMode.Explicit:
                return (Clamp(full + OutputPadding - Window.Pads[before] - Window.Pads[after]), Window.Pads[before], Window.Pads[after]);
            default:
                return (Clamp(full + OutputPadding), 0, 0);
        }
    }

    private static int Clamp(long size) => (int)Math.Min(size, int.MaxValue);
}
