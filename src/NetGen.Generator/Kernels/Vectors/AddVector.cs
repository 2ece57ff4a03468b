using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>The sum of two tensors over vectors: integers as one plane in 32 bits where that gives the exact results, else on their common grid.</summary>
internal sealed class AddVector : Kernel
{
    public override CodeForm Form => CodeForm.Vector;

    public override string Describe(KernelContext context) => "vectors of values";

    public override bool Applies(KernelContext context)
    {
        bool pair = context.Profile == CodeProfile.DotNet && context.Inputs.Count == 2 && context.Inputs.All(input => input.Type.Count == context.Output.Type.Count);
        return pair && (context.IsFloat ? FloatLimits.Of(context) is not null : HasFactors(context));
    }

    public override KernelCode Lower(KernelContext context)
    {
        KernelBuilder builder = new(context);
        (Code.Buffer first, Code.Buffer second, Code.Buffer output) = (context.Inputs[0], context.Inputs[1], context.Output);
        int count = (int)output.Type.Count;
        if (context.IsFloat)
        {
            FloatLimits limits = FloatLimits.Of(context)!.Value;
            builder.Vector(
                new VectorMethod(VectorKind.AddFloats), first.Field, first.Offset, second.Field, second.Offset, limits.Low, limits.High, output.Field, output.Offset, count);
            return builder.Build();
        }

        (int low, int high) = IntegerSum.Limits(context);
        if (IntegerSum.Plane(context) is not { IsInt: true } plane)
        {
            OnGrid(builder, low, high);
            return builder.Build();
        }

        builder.Vector(
            new VectorMethod(VectorKind.Add),
            first.Field,
            first.Offset,
            second.Field,
            second.Offset,
            (int)plane.First,
            (int)plane.Second,
            (int)plane.Offset,
            plane.Shift,
            low,
            high,
            output.Field,
            output.Offset,
            count);
        return builder.Build();
    }

    /// <summary>Factors beyond 1 would need a shift to the left: sums of usual scales have none.</summary>
    private static bool HasFactors(KernelContext context)
    {
        (_, FixedPointMultiplier[] factors, FixedPointMultiplier output) = IntegerSum.Factors(context);
        return factors.Append(output).All(factor => factor.Shift is <= 0 and > -31);
    }

    private static void OnGrid(KernelBuilder builder, int low, int high)
    {
        KernelContext context = builder.Context;
        (Quantization[] inputs, FixedPointMultiplier[] factors, FixedPointMultiplier output) = IntegerSum.Factors(context);
        List<Expression> arguments = [];
        for (int i = 0; i < inputs.Length; i++)
        {
            arguments.AddRange([context.Inputs[i].Field, context.Inputs[i].Offset, inputs[i].ZeroPoint, factors[i].Multiplier, -factors[i].Shift]);
        }

        arguments.AddRange([output.Multiplier, -output.Shift, context.Output.Type.Quantization!.ZeroPoint, low, high, context.Output.Field, context.Output.Offset, (int)context.Output.Type.Count]);
        builder.Vector(new VectorMethod(VectorKind.AddOnGrid), [.. arguments]);
    }
}
