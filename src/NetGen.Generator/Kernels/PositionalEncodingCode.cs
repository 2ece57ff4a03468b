using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The sum of a sequence and a table of its size: that of two layers, the second one constant.</summary>
internal static class PositionalEncodingCode
{
    /// <summary>A sine in 8 bits.</summary>
    private const float SineScale = 1f / 127;

    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        PositionalEncoding op = (PositionalEncoding)context.Node.Operator;
        TensorType type = context.Input.Type;
        TensorShape shape = op.Table(type.Shape);
        TensorType tableType = context.Node.Parameter("weight")?.Type ?? type with { Quantization = type.Quantization is null ? null : new Quantization(SineScale, 0) };
        ConstantArray table = context.IsFloat
            ? new ConstantArray(context.Prefix + "t", context.Node.Parameter("weight") is null ? Sines(shape) : context.Floats("weight"))
            : new ConstantArray(context.Prefix + "t", CodeType.Int8, context.Node.Parameter("weight") is null ? Rounded(Sines(shape)) : context.Integers("weight"));
        KernelContext sum = context with
        {
            Node = context.Node with { Operator = new Add() },
            Inputs = [context.Input, new Code.Buffer(table.Field, 0, tableType with { Shape = type.Shape })],
        };
        KernelBuilder builder = new(sum);
        builder.Constants(table, "t");
        Expression? row = op.Context > 0 ? builder.Code.Declare("row", builder.Position() * type.Shape.Channels) : null;
        return Elementwise.Lower(builder, unrolled, row);
    }

    /// <summary>sin(p / 10000^(2 i / C)) in channel 2 i, the cosine in channel 2 i + 1.</summary>
    private static float[] Sines(TensorShape shape)
    {
        int channels = shape.Channels;
        return [.. Enumerable.Range(0, (int)shape.Count).Select(index =>
        {
            int channel = index % channels;
            double angle = index / channels * Math.Pow(10000, -(double)(channel - (channel % 2)) / channels);
            return (float)(channel % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
        })];
    }

    private static int[] Rounded(float[] sines) => [.. sines.Select(sine => (int)Math.Round(sine / (double)SineScale, MidpointRounding.AwayFromZero))];
}
