using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>Depthwise convolution over vectors of neighbouring channels; integers two rows of the kernel at a time.</summary>
internal sealed class DepthwiseConv2DVector : Kernel
{
    /// <summary>Products that are written out at most.</summary>
    private const int MostTaps = 32;

    private const int Slack = 32;

    public override CodeForm Form => CodeForm.Vector;

    public override string Describe(KernelContext context) => "vectors of channels";

    public override bool Applies(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        int rows = context.IsFloat ? shape.Window.KernelHeight : Pairs(shape);
        if (context.Profile != CodeProfile.DotNet || shape.GroupOut != 1 || rows * shape.Window.KernelWidth > MostTaps)
        {
            return false;
        }

        return context.IsFloat ? FloatLimits.Of(context) is not null : Output(context, shape) is not null;
    }

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        KernelBuilder builder = new(context);
        if (context.IsFloat)
        {
            Floats(builder, shape);
        }
        else
        {
            Integers(builder, shape);
        }

        return builder.Build();
    }

    private static int Pairs(ConvolutionShape shape) => (shape.Window.KernelHeight + 1) / 2;

    private static VectorOutput? Output(KernelContext context, ConvolutionShape shape) =>
        VectorOutput.Find(context, shape.OutChannels, ConvolutionWeights.Of(context, shape));

    private static void Integers(KernelBuilder builder, ConvolutionShape shape)
    {
        KernelContext context = builder.Context;
        Window window = shape.Window;
        VectorOutput output = Output(context, shape)!;
        StagedInput staged = new(shape);
        DepthwiseLanes lanes = DepthwiseLanes.Of(shape);
        int pairs = Pairs(shape);
        int zero = context.Input.Type.Quantization!.ZeroPoint;
        int[] weights = context.Integers("weight");
        int[] biases = ConvolutionConstants.IntegerBiases(context, shape, zero);

        // Rows from one pair to the next of a kernel; rows that no kernel begins a pair with are left out.
        int next = 2 * window.DilationHeight;
        int rows = ((shape.Geometry.OutHeight - 1) * window.StrideHeight) + ((pairs - 1) * next) + 1;
        int step = next % window.StrideHeight == 0 || pairs == 1 ? window.StrideHeight : 1;
        int length = (rows * staged.RowStep) + Slack;
        int source = shape.Width * shape.Channels;
        StaticField x = builder.Made("x", CodeType.Int32, length, new VectorMethod(VectorKind.FilledIntegers), length, (zero & 0xFFFF) | (zero << 16));
        StaticField border = builder.Made("z", CodeType.Int8, source, new VectorMethod(VectorKind.FilledValues), source, zero);
        builder.Code.Comment("Pairs of rows, with room around them for the kernel's reach.");
        builder.Vector(
            new VectorMethod(VectorKind.Pairs),
            context.Input.Field,
            context.Input.Offset,
            shape.Height,
            source,
            border,
            shape.Geometry.Top,
            window.DilationHeight,
            x,
            shape.Geometry.Left * shape.Channels,
            staged.RowStep,
            rows,
            step);
        int[] packed = Pack(lanes, pairs * window.KernelWidth, 2, (channel, tap, i) =>
        {
            int row = (2 * (tap / window.KernelWidth)) + i;
            return row < window.KernelHeight ? weights[shape.WeightIndex(channel, (row * window.KernelWidth) + (tap % window.KernelWidth))] : 0;
        });
        builder.Vector(
            new VectorMethod(VectorKind.Depthwise, pairs, window.KernelWidth),
            x,
            window.StrideHeight * staged.RowStep,
            next * staged.RowStep,
            window.DilationWidth * shape.Channels,
            shape.Geometry.OutHeight,
            lanes.Units,
            lanes.UnitStep,
            lanes.Count,
            builder.Data("w", CodeType.Int16, packed),
            lanes.Blocks,
            builder.Data("p", CodeType.Int32, output.Numbers(lanes.Channels, channel => biases[channel])),
            output.IsSigned ? 1 : 0,
            output.Low,
            output.High,
            context.Output.Field,
            context.Output.Offset);
    }

    private static void Floats(KernelBuilder builder, ConvolutionShape shape)
    {
        KernelContext context = builder.Context;
        Window window = shape.Window;
        FloatLimits limits = FloatLimits.Of(context)!.Value;
        StagedInput staged = new(shape);
        DepthwiseLanes lanes = DepthwiseLanes.Of(shape);
        float[] weights = context.Floats("weight");
        float[] biases = context.Floats("bias");
        StaticField x = staged.Floats(builder);
        builder.Vector(
            new VectorMethod(VectorKind.DepthwiseFloats, window.KernelHeight, window.KernelWidth),
            x,
            window.StrideHeight * staged.RowStep,
            window.DilationHeight * staged.RowStep,
            window.DilationWidth * shape.Channels,
            shape.Geometry.OutHeight,
            lanes.Units,
            lanes.UnitStep,
            lanes.Count,
            builder.Data("w", Pack(lanes, shape.Inputs, 1, (channel, tap, _) => weights[shape.WeightIndex(channel, tap)])),
            lanes.Blocks,
            builder.Data("b", [.. lanes.Channels.Select(channel => channel < 0 || biases.Length == 0 ? 0 : biases[channel])]),
            limits.Low,
            limits.High,
            context.Output.Field,
            context.Output.Offset);
    }

    /// <summary>Weights by block of lanes, tap, lane, and place in a pair.</summary>
    private static T[] Pack<T>(DepthwiseLanes lanes, int taps, int group, Func<int, int, int, T> weight)
        where T : struct
    {
        T[] packed = new T[lanes.Channels.Length * taps * group];
        for (int lane = 0; lane < lanes.Channels.Length; lane++)
        {
            for (int tap = 0; lanes.Channels[lane] >= 0 && tap < taps; tap++)
            {
                int block = lane / VectorOutput.Lanes;
                for (int i = 0; i < group; i++)
                {
                    packed[(((((block * taps) + tap) * VectorOutput.Lanes) + (lane % VectorOutput.Lanes)) * group) + i] = weight(lanes.Channels[lane], tap, i);
                }
            }
        }

        return packed;
    }
}
