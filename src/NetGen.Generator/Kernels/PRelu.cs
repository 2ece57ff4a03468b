using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A slope below zero for each channel: from an array, or unrolled over channels with the slopes as constants.</summary>
internal static class PRelu
{
    /// <summary>Channels that one method holds unrolled; beyond, a loop over the array serves.</summary>
    private const int MostChannels = 256;

    public static bool CanUnroll(KernelContext context) => context.Output.Type.Shape.Channels <= MostChannels;

    public static void Write(KernelBuilder builder, bool unrolled)
    {
        if (builder.Context.IsFloat)
        {
            WriteFloats(builder, unrolled);
        }
        else
        {
            WriteIntegers(builder, unrolled);
        }
    }

    private static void WriteFloats(KernelBuilder builder, bool unrolled)
    {
        CodeBuilder code = builder.Code;
        float[] slopes = builder.Context.Floats("alpha");
        Local? array = unrolled ? null : builder.Constants("alpha", slopes);
        Local x = default!;
        Loop(builder, unrolled, () => x = code.Declare("v", CodeType.Float32), (value, target, channel) =>
        {
            code.Assign(x, value);
            Expression slope = channel is IntegerConstant constant && array is null ? slopes[constant.Value] : array![channel];
            code.Assign(target, (x * slope).If(x < 0f, x));
        });
    }

    private static void WriteIntegers(KernelBuilder builder, bool unrolled)
    {
        CodeBuilder code = builder.Code;
        KernelContext context = builder.Context;
        Quantization input = context.Input.Type.Quantization!;
        Quantization output = context.Output.Type.Quantization!;
        Quantization alpha = context.Node.Parameter("alpha")!.Type.Quantization!;
        FixedPointMultiplier above = FixedPointMultiplier.From((double)input.Scale / output.Scale);
        FixedPointMultiplier below = FixedPointMultiplier.From((double)input.Scale * alpha.Scale / output.Scale);
        int[] slopes = [.. context.Integers("alpha").Select(value => value - alpha.ZeroPoint)];
        Local? array = unrolled ? null : builder.Constants("alpha", CodeType.Int16, slopes);
        Local x = default!;
        Local t = default!;
        Loop(builder, unrolled, Declare, (value, target, channel) =>
        {
            Expression slope = channel is IntegerConstant constant && array is null ? slopes[constant.Value] : array![channel];
            code.Assign(x, value - input.ZeroPoint);
            code.If(x >= 0, () => Scale(x, above), () => Scale(x * slope, below));
            code.Assign(target, IntegerStore.Clamp(t, sbyte.MinValue, sbyte.MaxValue).As(CodeType.Int8));
        });

        void Declare()
        {
            x = code.Declare("v", CodeType.Int32);
            t = code.Declare("t", CodeType.Int32);
        }

        void Scale(Expression product, FixedPointMultiplier factor)
        {
            code.Assign(t, Requantize.Scaled(product, factor));
            code.Assign(t, (factor.Shift < 0 ? Requantize.Rounded(t, -factor.Shift) : t) + output.ZeroPoint);
        }
    }

    private static void Loop(KernelBuilder builder, bool unrolled, Action declare, Action<Element, Element, Expression> write)
    {
        KernelContext context = builder.Context;
        TensorShape shape = context.Output.Type.Shape;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        declare();
        builder.Code.For("p", 0, (int)(shape.Count / shape.Channels), p =>
        {
            Expression start = p is IntegerConstant ? p * shape.Channels : builder.Code.Declare("i", p * shape.Channels);
            if (unrolled)
            {
                for (int c = 0; c < shape.Channels; c++)
                {
                    Write(start, c);
                }
            }
            else
            {
                builder.Code.For("c", 0, shape.Channels, c => Write(start, c));
            }
        });

        void Write(Expression start, Expression c) =>
            write(source[start + c + builder.Start(context.Input)], target[start + c + builder.Start(context.Output)], c);
    }
}
