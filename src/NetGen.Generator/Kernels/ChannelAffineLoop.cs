using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>A scale and an offset for each channel, from arrays.</summary>
internal sealed class ChannelAffineLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        Local weights = ConvolutionConstants.Weights(builder);
        Local biases = context.IsFloat
            ? builder.Constants("b", context.Floats("bias"))
            : builder.Constants("b", CodeType.Int32, ChannelAffineCode.IntegerBiases(context));
        IOutputStage stage = OutputStage.Of(context);
        stage.Prepare(builder);
        ElementLoop.Channels(code, (int)context.Input.Type.Count, context.Input.Type.Shape.Channels, unrolled: false, (i, c) =>
        {
            Local sum = code.Declare("sum", biases[c] + (source[i + builder.Start(context.Input)] * weights[c]));
            stage.Store(builder, target[i + builder.Start(context.Output)], sum, c);
        });
        return builder.Build();
    }
}
