using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>An activation function as a layer of its own.</summary>
internal static class Activation
{
    public static KernelCode Lower(KernelContext context, bool unrolled)
    {
        KernelBuilder builder = new(context);
        Activate op = (Activate)context.Node.Operator;
        if (op.Function == ActivationKind.PRelu)
        {
            PRelu.Write(builder, unrolled);
            return builder.Build();
        }

        Local source = builder.Arena(context.Input);
        Local target = builder.Arena(context.Output);
        Action<Element, Element> write = context.IsFloat ? Floats(builder, op) : Integers(builder, op, unrolled);
        ElementLoop.Values(builder.Code, (int)context.Output.Type.Count, unrolled, i => write(source[i + builder.Start(context.Input)], target[i + builder.Start(context.Output)]));
        return builder.Build();
    }

    private static Action<Element, Element> Floats(KernelBuilder builder, Activate op)
    {
        FloatStore store = new(builder, op.Function, op.Alpha);
        return (value, target) => store.Store(target, value);
    }

    private static Action<Element, Element> Integers(KernelBuilder builder, Activate op, bool unrolled)
    {
        KernelContext context = builder.Context;
        IntegerMap map = IntegerActivation.Map(op, context.Input.Type.Quantization!, context.Output.Type.Quantization!);
        MapCode code = new(builder, map, "t", noTable: unrolled);
        return (value, target) => builder.Code.Assign(target, code.Of(value));
    }
}
