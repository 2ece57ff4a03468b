using NetGen.Generator.Code;
using NetGen.Generator.Model;

namespace NetGen.Generator.Kernels.Vectors;

/// <summary>The sum of two tensors over vectors: integers where one plane in 32 bits gives the exact results.</summary>
internal sealed class AddVector : Kernel
{
    public override CodeForm Form => CodeForm.Vector;

    public override string Describe(KernelContext context) => "vectors of values";

    public override bool Applies(KernelContext context)
    {
        bool pair = context.Profile == CodeProfile.DotNet && context.Inputs.Count == 2 && context.Inputs.All(input => input.Type.Count == context.Output.Type.Count);
        return pair && (context.IsFloat ? FloatLimits.Of(context) is not null : IntegerSum.Plane(context) is { IsInt: true });
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

        ExactPlane plane = IntegerSum.Plane(context)!.Value;
        (int low, int high) = IntegerSum.Limits(context);
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
}
