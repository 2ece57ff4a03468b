using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>Convolution and dense layer over vectors of 16 output channels; tiles of positions, or position by position where there are few.</summary>
internal sealed class Conv2DVector : Kernel
{
    /// <summary>Positions of a tile.</summary>
    private const int Tile = 6;

    /// <summary>Inputs that the integer product takes at a time.</summary>
    private const int Group = 4;

    public override CodeForm Form => CodeForm.Vector;

    public override string Describe(KernelContext context) =>
        ConvolutionShape.Of(context).Positions >= Tile ? "vectors of channels, tiles of positions" : "vectors of channels";

    public override bool Applies(KernelContext context)
    {
        if (context.Profile != CodeProfile.DotNet || context.Output.Type.Element == ElementType.Int16 || ConvolutionShape.Of(context).Groups != 1)
        {
            return false;
        }

        return context.IsFloat ? FloatLimits.Of(context) is not null : Output(context) is not null;
    }

    public override KernelCode Lower(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        StagedInput staged = new(shape);
        InputRuns runs = InputRuns.Of(shape, staged.RowStep);
        KernelBuilder builder = new(context);
        if (context.IsFloat)
        {
            Floats(builder, shape, staged, runs);
        }
        else
        {
            Integers(builder, shape, staged, runs);
        }

        return builder.Build();
    }

    private static VectorOutput? Output(KernelContext context)
    {
        ConvolutionShape shape = ConvolutionShape.Of(context);
        return VectorOutput.Find(context, shape.OutChannels, ConvolutionWeights.Of(context, shape));
    }

    private static void Integers(KernelBuilder builder, ConvolutionShape shape, StagedInput staged, InputRuns runs)
    {
        KernelContext context = builder.Context;
        VectorOutput output = Output(context)!;
        int[] weights = context.Integers("weight");
        int[] packed = runs.Pack(shape.OutChannels, Group, (channel, input) => weights[shape.WeightIndex(channel, input)]);

        // What the inputs have too much goes into the biases, with the zero point.
        int[] biases = ConvolutionConstants.IntegerBiases(context, shape, context.Input.Type.Quantization!.ZeroPoint + 128);
        int[] lanes = [.. Enumerable.Range(0, Blocks(shape) * VectorOutput.Lanes).Select(lane => lane < shape.OutChannels ? lane : -1)];
        StaticField input = staged.Bytes(builder);
        builder.Code.Comment($"{shape.Positions} positions, {shape.OutChannels} channels, {shape.Inputs} inputs.");
        builder.Vector(
            new VectorMethod(shape.Positions >= Tile ? VectorKind.Convolve : VectorKind.Multiply),
            input,
            Places(builder, shape, staged),
            builder.Data("r", CodeType.Int32, runs.Starts),
            (runs.Length + Group - 1) / Group,
            builder.Data("w", CodeType.Int8, packed),
            builder.Data("p", CodeType.Int32, output.Numbers(lanes, channel => biases[channel])),
            output.IsSigned ? 1 : 0,
            output.Low,
            output.High,
            context.Output.Field,
            context.Output.Offset,
            shape.OutChannels);
    }

    private static void Floats(KernelBuilder builder, ConvolutionShape shape, StagedInput staged, InputRuns runs)
    {
        KernelContext context = builder.Context;
        FloatLimits limits = FloatLimits.Of(context)!.Value;
        float[] weights = context.Floats("weight");
        float[] biases = context.Floats("bias");
        float[] packed = runs.Pack(shape.OutChannels, 1, (channel, input) => weights[shape.WeightIndex(channel, input)]);
        Array.Resize(ref biases, Blocks(shape) * VectorOutput.Lanes);
        Expression input = staged.HasRoom ? staged.Floats(builder) : context.Input.Field;
        builder.Code.Comment($"{shape.Positions} positions, {shape.OutChannels} channels, {shape.Inputs} inputs.");
        builder.Vector(
            new VectorMethod(shape.Positions >= Tile ? VectorKind.ConvolveFloats : VectorKind.MultiplyFloats),
            input,
            staged.HasRoom ? 0 : context.Input.Offset,
            Places(builder, shape, staged),
            builder.Data("r", CodeType.Int32, runs.Starts),
            runs.Length,
            builder.Data("w", packed),
            builder.Data("b", biases),
            limits.Low,
            limits.High,
            context.Output.Field,
            context.Output.Offset,
            shape.OutChannels);
    }

    private static int Blocks(ConvolutionShape shape) => (shape.OutChannels + VectorOutput.Lanes - 1) / VectorOutput.Lanes;

    private static StaticField Places(KernelBuilder builder, ConvolutionShape shape, StagedInput staged) => builder.Made(
        "at",
        CodeType.Int32,
        shape.Positions,
        new VectorMethod(VectorKind.Places),
        shape.Geometry.OutHeight,
        shape.Geometry.OutWidth,
        shape.Window.StrideHeight * staged.RowStep,
        shape.Window.StrideWidth * shape.Channels);
}
