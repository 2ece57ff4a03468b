using NetGen.Generator.Code;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Kernels;

/// <summary>Ends an element-wise float computation: activation and store. One local serves every value, however many are unrolled.</summary>
internal sealed class FloatStore(KernelBuilder builder, ActivationKind activation, float alpha)
{
    private readonly CodeBuilder code = builder.Code;
    private readonly Local? t = activation == ActivationKind.None ? null : builder.Code.Declare("t", CodeType.Float32);

    /// <summary>With the activation of the node's operator.</summary>
    public static FloatStore Of(KernelBuilder builder)
    {
        ActivatedOperator op = (ActivatedOperator)builder.Context.Node.Operator;
        return new FloatStore(builder, op.Activation, op.Alpha);
    }

    public void Store(Element target, Expression value)
    {
        if (t is null)
        {
            code.Assign(target, value);
            return;
        }

        code.Assign(t, value);
        code.Assign(target, FloatActivation.Apply(builder, activation, alpha, t));
    }
}
