using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A scale and an offset for each channel as constants: unrolled over channels, looped over positions.</summary>
internal sealed class ChannelAffineConstants : Kernel
{
    /// <summary>Channels of a method: about 50 IL instructions each.</summary>
    private const int ChannelsPerPart = KernelLimits.MethodInstructions / 50;

    public override CodeForm Form => CodeForm.Constants;

    public override string Describe(KernelContext context) => "scales as constants, positions looped";

    public override long Unrolled(KernelContext context) => context.Input.Type.Shape.Channels;

    public override bool Applies(KernelContext context) => Unrolled(context) / ChannelsPerPart < KernelLimits.ClassMethods / 4;

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        int channels = context.Input.Type.Shape.Channels;
        if (channels <= ChannelsPerPart)
        {
            WriteChannels(builder, 0, channels);
            return builder.Build();
        }

        for (int part = 0, first = 0; first < channels; part++, first += ChannelsPerPart)
        {
            (int start, int count) = (first, Math.Min(ChannelsPerPart, channels - first));
            builder.Part("c" + part, $"Channels {start} to {start + count - 1} of {context.Node.PlainLayer}.", () => WriteChannels(builder, start, count));
        }

        return builder.Build();
    }

    private static void WriteChannels(KernelBuilder builder, int first, int count)
    {
        KernelContext context = builder.Context;
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        IOutputStage stage = OutputStage.Of(context);
        int channels = context.Input.Type.Shape.Channels;
        Expression[] weights = context.IsFloat
            ? [.. context.Floats("weight").Select(weight => (Expression)weight)]
            : [.. context.Integers("weight").Select(weight => (Expression)weight)];
        Expression[] biases = context.IsFloat
            ? [.. context.Floats("bias").Select(bias => (Expression)bias)]
            : [.. ChannelAffineCode.IntegerBiases(context).Select(bias => (Expression)bias)];
        code.For("i", 0, ChannelAffineCode.Positions(context) * channels, i =>
        {
            for (int c = first; c < first + count; c++)
            {
                Expression value = source[i + (c + builder.Start(context.Input))];
                stage.StoreConstant(builder, target[i + (c + builder.Start(context.Output))], (value * weights[c]) + biases[c], c);
            }
        }, channels);
    }
}
