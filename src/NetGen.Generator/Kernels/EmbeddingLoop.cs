using NetGen.Generator.Code;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels;

/// <summary>Rows copied out of the table.</summary>
internal sealed class EmbeddingLoop : Kernel
{
    public override CodeForm Form => CodeForm.Loop;

    public override string Describe(KernelContext context) => "rows copied";

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        CodeBuilder code = builder.Code;
        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        int size = ((Embedding)context.Node.Operator).Size;
        Local table = context.Output.Type.Element == ElementType.Float32
            ? builder.Constants("w", context.Floats("weight"))
            : builder.Constants("w", CodeType.Int8, Rounded(context, size));
        code.For("i", 0, (int)context.Input.Type.Count, i => code.Copy(
            table, source[i + builder.Start(context.Input)] * size, target, (i * size) + builder.Start(context.Output), size));
        return builder.Build();
    }

    /// <summary>The rows in steps of the output: nearest, halves away from zero.</summary>
    private static int[] Rounded(KernelContext context, int size)
    {
        Quantization weight = context.Node.Parameter("weight")!.Type.Quantization!;
        Quantization output = context.Output.Type.Quantization!;
        return [.. context.Integers("weight").Select((number, i) =>
        {
            double steps = number * (double)weight.ScaleAt(i / size) / output.Scale;
            return (int)Math.Max(sbyte.MinValue, Math.Min(sbyte.MaxValue, Math.Round(steps, MidpointRounding.AwayFromZero) + output.ZeroPoint));
        })];
    }
}
