using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>Ends a pooling window: activation and store. Integers keep their quantization, so that only an activation needs a clamp.</summary>
internal sealed class PoolStore
{
    private readonly CodeBuilder code;
    private readonly FloatStore? floats;
    private readonly IntegerStore? clamped;

    /// <summary>Declares its locals: create it at the method's top level.</summary>
    public PoolStore(KernelBuilder builder)
    {
        code = builder.Code;
        if (builder.Context.IsFloat)
        {
            floats = FloatStore.Of(builder);
            return;
        }

        ActivationKind activation = ((ActivatedOperator)builder.Context.Node.Operator).Activation;
        (int low, int high) = Requantize.Clamp(builder.Context.Output.Type.Quantization!, activation);
        clamped = (low, high) == (sbyte.MinValue, sbyte.MaxValue) ? null : new IntegerStore(builder, 0, low, high);
    }

    public void Store(Element target, Expression value)
    {
        if (floats is not null)
        {
            floats.Store(target, value);
        }
        else if (clamped is not null)
        {
            clamped.Plain(target, value);
        }
        else
        {
            code.Assign(target, value.As(CodeType.Int8));
        }
    }
}
