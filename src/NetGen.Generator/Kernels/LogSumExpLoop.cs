using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>The largest value, and the logarithm of the sum of the exponentials of what the others have less: no exponential is above 1, and the sum is at least 1.</summary>
internal sealed class LogSumExpLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "loops";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Inputs[0]);
        Local target = builder.Arena(context.Output);
        Local best = builder.Arena(context.Inputs[1]);
        Quantization? quantization = context.Input.Type.Quantization;
        (int length, int kept) = (context.Input.Type.Shape.Channels, context.Inputs[1].Type.Shape.Channels);
        code.For("y", 0, (int)context.Output.Type.Count, y =>
        {
            Local largest = code.Declare("largest", best[(y * kept) + context.Inputs[1].Offset]);
            Local sum = code.Declare("sum", 0f);
            code.For("c", 0, length, c =>
            {
                Expression difference = source[(y * length) + c + context.Input.Offset] - largest;
                code.Assign(sum, sum + FloatExp.Call(builder, quantization is null ? difference : difference.As(CodeType.Float32) * quantization.Scale));
            });
            Expression real = quantization is null ? largest : (largest - quantization.ZeroPoint).As(CodeType.Float32) * quantization.Scale;
            code.Assign(target[y + context.Output.Offset], real + FloatLog.Call(builder, sum));
        });
        return builder.Build();
    }
}
