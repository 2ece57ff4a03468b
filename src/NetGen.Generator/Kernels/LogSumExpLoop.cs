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
        Quantization? quantization = context.Input.Type.Quantization;
        Local largest = code.Declare("largest", builder.Arena(context.Inputs[1])[context.Inputs[1].Offset]);
        Local sum = code.Declare("sum", 0f);
        code.For("c", 0, (int)context.Input.Type.Count, c =>
        {
            Expression difference = source[c + context.Input.Offset] - largest;
            code.Assign(sum, sum + FloatExp.Call(builder, quantization is null ? difference : difference.As(CodeType.Float32) * quantization.Scale));
        });
        Expression real = quantization is null ? largest : (largest - quantization.ZeroPoint).As(CodeType.Float32) * quantization.Scale;
        code.Assign(target[context.Output.Offset], real + FloatLog.Call(builder, sum));
        return builder.Build();
    }
}
